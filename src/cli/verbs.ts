import type { Verb } from './verb.js';

/** The verbs in the order of the help, each loaded only when it is called. */
export const verbs: Readonly<Record<string, () => Promise<{ readonly verb: Verb }>>> = {
  validate: () => import('./validate.js'),
  schema: () => import('./schema.js'),
  openapi: () => import('./openapi.js'),
  versions: () => import('./versions.js'),
  register: () => import('./register.js'),
  pull: () => import('./pull.js'),
  price: () => import('./price.js'),
  lint: () => import('./lint.js'),
  convert: () => import('./convert.js'),
  'serve-mock': () => import('./serve-mock.js'),
  conformance: () => import('./conformance.js'),
};
