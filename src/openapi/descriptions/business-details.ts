// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in business-details.ts of the schemas. */
export const businessDetails: Descriptions = {
  ImageCategory: { about: 'What a picture shows or is used for.' },
  Image: {
    about: 'A picture or logo on the web.',
    fields: {
      url: 'Where the picture is found.',
      thumbnail: 'Where a small version of it is found.',
      category: 'What the picture shows or is used for.',
      type: 'File type of the picture, such as `jpeg`, `png` or `svg`.',
      width: 'Width of the picture in full size, in pixels.',
      height: 'Height of the picture in full size, in pixels.',
    },
  },
  BusinessDetails: {
    about: 'Who a business is.',
    fields: { name: 'Name of the business.', website: 'Its website.', logo: 'Its logo.' },
  },
};
