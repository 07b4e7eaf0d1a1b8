import { cdrs } from './cdrs.js';
import { chargingprofiles } from './charging-profiles.js';
import { commands } from './commands.js';
import { hubclientinfo } from './hub-client-info.js';
import { locations } from './locations.js';
import { sessions } from './sessions.js';
import { tariffs } from './tariffs.js';
import { tokens } from './tokens.js';

/** Every module of OCPI 2.2.1 that has a contract of its own, by identifier. */
export const modules = {
  cdrs,
  chargingprofiles,
  commands,
  hubclientinfo,
  locations,
  sessions,
  tariffs,
  tokens,
};
