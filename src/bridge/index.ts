export { type ContextFor, type Subject, storeContext } from './context.js';
export {
  type BridgedConnectOptions,
  type BridgedPartner,
  type Bridging,
  bridgePartner,
  connectBridged,
  registerBridged,
} from './partner.js';
export { type BridgeOptions, bridgedTo } from './role.js';
export type { OnLosses } from './translate.js';
