export type {
  ByModule,
  PagingProfile,
  PagingStyle,
  PartnerProfile,
  RateProfile,
  SlashStyle,
  StatusMeaning,
  TokenStyle,
  VersionsAuth,
} from '../partners/profile.js';
export {
  type Authorization,
  type AuthorizeOptions,
  authorize,
  type Decision,
} from './calls/authorize.js';
export { type PushArgs, type Pushed, type PushResult, patchOrPut } from './calls/patch-or-put.js';
export {
  type Awaited,
  type Outcome,
  type ResultArgs,
  type ResultClient,
  type ResultOptions,
  withResults,
} from './calls/results.js';
export type { PendingResult, ResultRequest, ResultWaiter } from './calls/waiter.js';
export { type ConnectOptions, connect } from './connect.js';
export { type Detected, detect, type Finding } from './detect.js';
export { identityOf } from './identity.js';
export { type MeaningContext, meaningOf } from './meaning.js';
export type { CallOptions, ClientOptions } from './options.js';
export { type ListCursor, ListLimitError } from './paging/cursor.js';
export type { List, ListOptions, ListPage, ListProgress } from './paging/list.js';
export type { DateWindow } from './paging/window.js';
export type { Partner } from './partner.js';
export { chargeIndia } from './profiles/charge-india.js';
export { chargefox } from './profiles/chargefox.js';
export { ecoMovement } from './profiles/eco-movement.js';
export { enapi } from './profiles/enapi.js';
export { gireve } from './profiles/gireve.js';
export { ndw } from './profiles/ndw.js';
export { payter } from './profiles/payter.js';
export { plugsurfing } from './profiles/plugsurfing.js';
export { type RegisterOptions, register } from './register.js';
export { isRetryable, type RetryOptions } from './retry.js';
export type { Args, CallResult, Method, ModuleClient } from './types.js';
export { type RegisteredOptions, type UpdateOptions, unregister, update } from './update.js';
