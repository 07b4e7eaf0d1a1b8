export type { List, ListPage } from './list.js';
export type { Args, CallResult, Method, ModuleClient } from './module.js';
export type { CallOptions, ClientOptions } from './options.js';
export { type ConnectOptions, connect, type Partner } from './partner.js';
export { type RegisteredOptions, type RegisterOptions, register, unregister, update } from './register.js';
export type { RetryOptions } from './retry.js';
