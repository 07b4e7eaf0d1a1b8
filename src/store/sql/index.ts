export { type Database, type DatabaseOptions, openDatabase } from './database.js';
export { migrate, migrations } from './migrations.js';
export { type SqlOptions, sqlPartners } from './partners.js';
export { sqlStore } from './store.js';
export type { Tables } from './tables.js';
export { vacuum } from './vacuum.js';
