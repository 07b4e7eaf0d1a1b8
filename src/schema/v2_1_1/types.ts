import { LANGUAGE } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { object } from '../../core/object.js';
import { string } from '../../core/primitives.js';
import { isDisplayText } from '../guards_v2_1_1/types.js';

/** A text for people in one language. @see OCPI 2.1.1, types, 13-displaytext-class */
export interface DisplayText {
  /** ISO 639-1 code of the language of the text, two lower-case letters. */
  language: string;
  /** What to show, plain text without markup. */
  text: string;
}

/** Schema of {@link DisplayText}. */
export const DisplayTextSchema: ObjectSchema<DisplayText> = object<DisplayText>(
  'DisplayText',
  {
    language: string(2, LANGUAGE),
    text: string(512),
  },
  [],
  isDisplayText,
);
