// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in versions.ts of the schemas. */
export const versions: Descriptions = {
  ModuleID: { about: 'Identifier of a module as version details name it.' },
  VersionNumber: { about: 'Number of an OCPI version.' },
  Version: {
    about: 'An OCPI version that a platform offers.',
    fields: { version: 'The version number.', url: 'Where the details of this version are found.' },
  },
  Endpoint: {
    about: 'Where a platform offers one module.',
    fields: {
      identifier: 'The module.',
      url: 'Where the module is found; all paths of the module start here.',
      role: 'The interface of the module that is found at this URL.',
    },
  },
  VersionDetails: {
    about: 'The endpoints that a platform offers for one version.',
    fields: { version: 'The version number.', endpoints: 'All endpoints of this version.' },
  },
  InterfaceRole: {
    about:
      'Side of a module: SENDER is implemented by the party that owns the data, RECEIVER by the party that gets it.',
  },
};
