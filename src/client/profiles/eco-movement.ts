import type { PartnerProfile } from '../../partners/profile.js';

/**
 * Eco-Movement's data platform: links are opaque, a page holds 1000 objects at most, and blocks of `null`, empty texts and
 * lists in place of objects are usual.
 *
 * Source: https://developers.eco-movement.com/reference, and the FAQ there.
 */
export const ecoMovement: PartnerProfile = {
  name: 'eco-movement',
  paging: { all: { style: 'opaque', pageSize: 1000 } },
  tolerates: [
    'null_value',
    'null_item',
    'empty_text',
    'list_for_object',
    'single_for_list',
    'element_dropped',
    'date_time_format',
    'missing_tolerated',
    'unknown_field',
  ],
};
