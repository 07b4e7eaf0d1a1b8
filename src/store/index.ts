export { audienceOf } from './audience.js';
export { type Modules, storeBacked } from './backed.js';
export { keep, keyOf } from './keep.js';
export { memoryStore } from './memory.js';
export { applyPatch } from './merge.js';
export type {
  Authorization,
  AuthorizeRequest,
  CdrConflict,
  Changed,
  Ignored,
  OrphanPatch,
  StoreBackedOptions,
  Subject,
} from './options.js';
export type {
  Audience,
  JsonObject,
  ListQuery,
  ObjectChange,
  ObjectKey,
  ObjectUpdate,
  ObjectWrite,
  StateChange,
  StateEntry,
  StateStore,
  Store,
  StoredObject,
  StoredPage,
} from './store.js';
