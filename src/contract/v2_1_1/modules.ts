import { cdrs } from './cdrs.js';
import { commands } from './commands.js';
import { locations } from './locations.js';
import { sessions } from './sessions.js';
import { tariffs } from './tariffs.js';
import { tokens } from './tokens.js';

/** Every module of OCPI 2.1.1 that has a contract of its own, by identifier. */
export const modules = { cdrs, commands, locations, sessions, tariffs, tokens };
