export type { CdrTokenFields, ConversionContext, ConvertOptions } from './context.js';
export { type Conversion, canConvert, convertAny, convertObject } from './convert.js';
export { EXTENSION } from './extension.js';
export type { Loss, LossCode } from './loss.js';
export {
  type ConvertedPatch,
  convertAnyPatch,
  convertPatch,
  type NeedsObject,
  type PatchConversion,
} from './patch.js';
export type { ConvertibleName, Needed, ObjectOf, ObjectsOf, OptionsArgument, OptionsFor } from './types.js';
