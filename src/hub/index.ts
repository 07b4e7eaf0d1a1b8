export { createHub, type Hub } from './hub.js';
export type { HubBridging, HubOptions, HubVersion, Undelivered } from './options.js';
export type { HubRule, Who } from './permissions.js';
