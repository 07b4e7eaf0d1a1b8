export { applyPatch } from '../core/merge.js';
export { audienceOf } from './audience.js';
export { storeBacked } from './backed.js';
export {
  type TrackedCall,
  type TrackedCommands,
  type TrackingOptions,
  trackedCommands,
} from './commands.js';
export type { Modules } from './env.js';
export { keep, keyOf } from './keep.js';
export { memoryStore } from './memory.js';
export type {
  Authorization,
  AuthorizeRequest,
  BookingRequested,
  CdrConflict,
  Changed,
  CommandAnswer,
  Ignored,
  OrphanPatch,
  ReceivedCommand,
  StoreBackedOptions,
  Subject,
} from './options.js';
export type { PendingResult } from './pending.js';
export { deliverResult, type Resume, type Resumed, type ResumeOptions, resumePending } from './results.js';
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
export { getTracker, type Tracker, type TrackerState, waitForResult } from './tracker.js';
