import type { PartnerProfile } from '../../partners/profile.js';

const DAY = 86_400_000;

/**
 * Gireve's hub (OCPI 2.2.1): no PUT of credentials, no PATCH of sessions and tokens, small pages, tariffs for less than a
 * month at a time, an EVSE named in START_SESSION, no reservations and no unlocking.
 *
 * Source: https://github.com/CNX-GIREVE/GIREVE_Tech_OCPI_V2.2.1, files `cpo_registration.md`, `cpo_sessions.md`,
 * `emsp_tokens.md`, `emsp_tariffs.md`, `emsp_commands.md` and `integration_guidelines.md`.
 */
export const gireve: PartnerProfile = {
  name: 'gireve',
  routing: true,
  credentialsPut: false,
  patch: { modules: { sessions: false, tokens: false } },
  paging: {
    modules: {
      locations: { pageSize: 100 },
      tariffs: { pageSize: 100, window: 28 * DAY },
      tokens: { pageSize: 1000 },
      cdrs: { pageSize: 20 },
    },
  },
  unsupported: ['commands.reserveNow', 'commands.cancelReservation', 'commands.unlockConnector'],
  requires: { 'commands.startSession': ['evse_uid'] },
  tolerates: ['date_time_format', 'text_padded', 'text_case', 'unknown_enum_value', 'unknown_field'],
};
