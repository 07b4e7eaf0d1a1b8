export type {
  SyncChange,
  SyncInvalid,
  SyncMissing,
  SyncMode,
  SyncOptions,
  SyncReport,
  SyncStore,
} from './options.js';
export { keepInStep, type Schedule, type ScheduleOptions } from './schedule.js';
export { sync } from './sync.js';
