import type { PartnerProfile } from '../../partners/profile.js';

const MINUTE = 60_000;

/**
 * Plugsurfing's Roam platform: lists continue by an opaque link only, locations may be pulled once a minute, and 429 comes
 * without `Retry-After`.
 *
 * Source: https://developer.plugsurfing.com/docs/ `accessing-the-api`, `locations-module`, `cdrs-module`, `tokens-module`.
 */
export const plugsurfing: PartnerProfile = {
  name: 'plugsurfing',
  paging: { all: { style: 'opaque' } },
  retry: { delay: 5000, limit: 5, deadline: 10 * MINUTE },
  tolerates: ['text_too_long', 'unknown_enum_value', 'unknown_field'],
};
