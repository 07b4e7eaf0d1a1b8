import { optional } from '../core/object.js';
import { dateTime, int } from '../core/primitives.js';
import type { QueryShape } from './operation.js';

/**
 * The query parameters that all paginated lists share: `date_from` (inclusive) and `date_to` (exclusive) compare
 * `last_updated`; `offset` (default 0) and `limit` choose the page.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_paginated_request
 */
export const listQuery = {
  date_from: optional(dateTime()),
  date_to: optional(dateTime()),
  offset: optional(int()),
  limit: optional(int()),
} satisfies QueryShape;
