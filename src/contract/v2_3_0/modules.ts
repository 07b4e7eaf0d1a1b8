import { cdrs } from './cdrs.js';
import { chargingprofiles } from './charging-profiles.js';
import { commands } from './commands.js';
import { hubclientinfo } from './hub-client-info.js';
import { invoicereconciliation } from './invoice-reconciliation.js';
import { locations } from './locations.js';
import { sessions } from './sessions.js';
import { tariffs } from './tariffs.js';
import { tokens } from './tokens.js';

/** Every module of OCPI 2.3.0 that has a contract of its own, by identifier; Payments and Bookings are entries apart. */
export const modules = {
  cdrs,
  chargingprofiles,
  commands,
  hubclientinfo,
  invoicereconciliation,
  locations,
  sessions,
  tariffs,
  tokens,
};
