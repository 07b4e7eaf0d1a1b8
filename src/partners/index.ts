export { type Invitation, invite } from './invite.js';
export { memoryPartners } from './memory.js';
export type {
  InboundToken,
  Partners,
  Registration,
  RegistrationChange,
  RegistrationStatus,
} from './registration.js';
export type { Self } from './self.js';
