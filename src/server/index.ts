export { createOcpiHandler, type OcpiHandler } from './handler.js';
export type { ExchangeRecord, HandlerOptions, Hooks, Limits, RateQuestion } from './options.js';
export { type AlsoAs, defineRole, type RoleProvider, serve } from './role.js';
export type {
  Context,
  Handler,
  Handlers,
  Input,
  Output,
  Page,
  Role,
  RoleBridge,
  Served,
  WriteOutcome,
} from './types.js';
