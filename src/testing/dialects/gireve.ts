import type { Dialect } from './dialect.js';

const NOT_IMPLEMENTED = { status: 405, statusCode: 2000 } as const;
const GUIDE = 'https://github.com/CNX-GIREVE/GIREVE_Tech_OCPI_V2.2.1';

/**
 * Gireve's hub (OCPI 2.2.1): small pages, routing headers for all functional modules, no PUT of credentials, no PATCH of
 * sessions and tokens, tariffs for less than a month at a time, no reservations and no unlocking, an EVSE in
 * START_SESSION, removed EVSEs only in changes since a date; a capability of 2.3.0 and a component `SESSION_TIME` among
 * the values, and fields of its own.
 * @see https://github.com/CNX-GIREVE/GIREVE_Tech_OCPI_V2.2.1
 */
export const gireveDialect: Dialect = {
  name: 'gireve',
  sources: [
    `${GUIDE}, integration_guidelines.md`,
    `${GUIDE}, cpo_registration.md`,
    `${GUIDE}, cpo_sessions.md`,
    `${GUIDE}, emsp_commands.md`,
    `${GUIDE}, emsp_locations.md`,
    `${GUIDE}, emsp_tariffs.md`,
    `${GUIDE}, emsp_tokens.md`,
  ],
  pageSizes: { locations: 100, tariffs: 100, tokens: 1000, cdrs: 20 },
  requiresRouting: true,
  refuses: [
    { module: 'credentials', operation: 'PUT', ...NOT_IMPLEMENTED },
    { module: 'sessions', operation: 'PATCH', ...NOT_IMPLEMENTED },
    { module: 'tokens', operation: 'PATCH', ...NOT_IMPLEMENTED },
  ],
  unsupportedCommands: ['reserveNow', 'cancelReservation', 'unlockConnector'],
  requires: { 'commands.startSession': ['evse_uid'] },
  maxWindow: { tariffs: 31 },
  emptyData: true,
  withoutLocationHeader: true,
  hidesRemoved: true,
  objects: {
    locations: [
      { path: '', set: { gireve_id: 'GRV-0001' } },
      { path: 'evses/*/capabilities', append: 'ISO_15118_2_PLUG_AND_CHARGE' },
    ],
    tariffs: [{ path: 'elements/*/price_components/*/type', from: 'TIME', to: 'SESSION_TIME' }],
    sessions: [{ path: '', set: { authorization_id: 'GRV-AUTH-0001' } }],
  },
};
