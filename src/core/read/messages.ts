import type { IssueCode } from '../issue.js';

type Write = (field: string, expected: string) => string;

/** Codes whose messages are written where they are found. */
type Told = Extract<IssueCode, 'rule_broken' | 'too_many_issues' | `conversion_${string}`>;

const MESSAGES: Readonly<Record<Exclude<IssueCode, Told>, Write>> = {
  missing_field: (field, expected) => `${field} is missing; send ${expected}.`,
  wrong_type: (field, expected) => `${field} has the wrong type; send ${expected}.`,
  unreadable_text: (field, expected) => `${field} cannot be read as ${expected}; send one that can.`,
  missing_tolerated: (field, expected) =>
    `${field} is missing, which this partner may do; it should be ${expected}.`,
  missing_default: (field) => `${field} is missing and was read as false; send it.`,
  missing_stamped: (field) => `${field} is missing and was set to the time of arrival; send it.`,
  null_value: (field) => `${field} is null and was read as absent; leave it out instead.`,
  null_item: (field) => `${field} has a null item, which was dropped; leave it out.`,
  null_list: (field) => `${field} is null or absent and was read as an empty list; send [].`,
  empty_text: (field) => `${field} is an empty text; leave it out or send a value.`,
  empty_list: (field, expected) => `${field} has no items; send at least one (${expected}).`,
  text_too_long: (field, expected) => `${field} is longer than ${expected} and was kept; shorten it.`,
  text_too_short: (field, expected) =>
    `${field} is shorter than ${expected} allows and was kept; complete it.`,
  text_characters: (field, expected) =>
    `${field} has characters that ${expected} excludes and was kept; remove them.`,
  text_padded: (field) => `${field} has blanks around it, which were removed; send it without.`,
  text_case: (field, expected) => `${field} is in the wrong case and was converted; send ${expected}.`,
  text_format: (field, expected) => `${field} does not look like ${expected} and was kept; check it.`,
  id_format: (field, expected) => `${field} does not look like an ${expected} and was kept; check it.`,
  url_format: (field) => `${field} is not an absolute URL and was kept; send it with its scheme and host.`,
  date_time_format: (field) => `${field} was converted to UTC with a Z at the end; send it so.`,
  time_format: (field) => `${field} is not HH:MM and was converted where that is certain; send HH:MM.`,
  date_format: (field) => `${field} was converted to YYYY-MM-DD; send it so.`,
  coordinate_format: (field) => `${field} is not a decimal of five to seven places in a text; send one.`,
  coordinate_range: (field) => `${field} lies outside of the globe and was kept; check it.`,
  number_as_text: (field, expected) => `${field} is a number and was read as a text; send ${expected}.`,
  text_as_number: (field) => `${field} is a text and was read as a number; send it without quotes.`,
  text_as_boolean: (field) =>
    `${field} is a text and was read as a boolean; send true or false without quotes.`,
  number_as_boolean: (field) => `${field} is a number and was read as a boolean; send true or false.`,
  not_integer: (field) => `${field} is not a whole number and was kept; round it.`,
  number_range: (field, expected) => `${field} has more digits than ${expected} and was kept; check it.`,
  unknown_enum_value: (field, expected) =>
    `${field} is not a value of ${expected} and was kept; check its spelling.`,
  enum_case: (field, expected) =>
    `${field} is not spelt as in ${expected} and was converted; send the exact value.`,
  single_for_list: (field) => `${field} is not in a list and was put in one; send a list.`,
  object_for_list: (field) => `${field} is an empty object and was read as an empty list; send [].`,
  list_for_object: (field) => `${field} is a list where one object belongs; send the object.`,
  element_dropped: (field) =>
    `${field} is a list where one object belongs, so the item it limits was dropped; send the object.`,
  unknown_field: (field) => `${field} is not in the specification and was kept.`,
};

const isTold = (code: IssueCode): code is Told => !Object.hasOwn(MESSAGES, code);

/** The sentence of an issue: what happened and what to do, with the field's name. */
export function messageOf(code: IssueCode, field: string, expected: string): string {
  return isTold(code) ? expected : MESSAGES[code](field, expected);
}
