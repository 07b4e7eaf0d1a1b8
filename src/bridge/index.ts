export { type Bridge, bridge } from './bridge.js';
export type { BridgeOptions, ContextFor, OnLosses, Subject } from './options.js';
