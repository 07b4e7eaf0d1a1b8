export { createOcpiHandler, type OcpiHandler } from './handler.js';
export type { HandlerOptions, Hooks, Limits } from './options.js';
export { defineRole, type RoleProvider, serve } from './role.js';
export type { Context, Handler, Handlers, Input, Output, Page, Role, Served, WriteOutcome } from './types.js';
