import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, type Open, object, optional } from '../../core/object.js';
import { int, string, url } from '../../core/primitives.js';
import { isBusinessDetails, isImage } from '../guards_v2_1_1/business-details.js';

/** What a picture shows or is used for. @see OCPI 2.1.1, mod_locations, 415-imagecategory-enum */
export type ImageCategory = Open<
  'CHARGER' | 'ENTRANCE' | 'LOCATION' | 'NETWORK' | 'OPERATOR' | 'OTHER' | 'OWNER'
>;

/** Schema of {@link ImageCategory}. */
export const ImageCategorySchema: Schema<ImageCategory> = closedEnum<ImageCategory>('ImageCategory', [
  'CHARGER',
  'ENTRANCE',
  'LOCATION',
  'NETWORK',
  'OPERATOR',
  'OTHER',
  'OWNER',
]);

/** A picture or logo on the web. @see OCPI 2.1.1, mod_locations, 414-image-class */
export interface Image {
  /** Where the picture is found. */
  url: string;
  /** Where a small version of it is found. */
  thumbnail?: string | undefined;
  /** What the picture shows or is used for. */
  category: ImageCategory;
  /** File type of the picture, such as `jpeg`, `png` or `svg`. */
  type: string;
  /** Width of the picture in full size, in pixels. */
  width?: number | undefined;
  /** Height of the picture in full size, in pixels. */
  height?: number | undefined;
}

/** Schema of {@link Image}. */
export const ImageSchema: ObjectSchema<Image> = object<Image>(
  'Image',
  {
    url: url(),
    thumbnail: optional(url()),
    category: ImageCategorySchema,
    type: string(4),
    width: optional(int(5)),
    height: optional(int(5)),
  },
  [],
  isImage,
);

/** Who a business is. @see OCPI 2.1.1, mod_locations, 41-businessdetails-class */
export interface BusinessDetails {
  /** Name of the business. */
  name: string;
  /** Its website. */
  website?: string | undefined;
  /** Its logo. */
  logo?: Image | undefined;
}

/** Schema of {@link BusinessDetails}. */
export const BusinessDetailsSchema: ObjectSchema<BusinessDetails> = object<BusinessDetails>(
  'BusinessDetails',
  {
    name: string(100),
    website: optional(url()),
    logo: optional(ImageSchema),
  },
  [],
  isBusinessDetails,
);
