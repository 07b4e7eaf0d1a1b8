export type { Client, ConnectionState } from './clients.js';
export { createHub, type Hub } from './hub.js';
export { HubLimitError, type LimitKind } from './limits/limit-error.js';
export type { LimitOptions } from './limits/limits.js';
export type { HubBridging, HubOptions, HubVersion, Missing, Undelivered } from './options.js';
export type { HubRule, Who } from './permissions.js';
