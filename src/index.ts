export {
  OcpiError,
  type OcpiErrorCode,
  OcpiHttpError,
  OcpiLimitError,
  OcpiNegotiationError,
  OcpiStatusError,
  OcpiUrlError,
  OcpiValidationError,
} from './core/errors.js';
export type { Issue, IssueCode, Severity } from './core/issue.js';
export { isKnown, type KnownOf, type Open, type Patch } from './core/object.js';
export { type Party, parseParty, partyKey, sameParty } from './core/party.js';
export { isSuccess, StatusCode } from './core/status.js';
export { INSECURE_URLS, type UrlPolicy } from './core/url-policy.js';
export { type InterfaceRole, VERSION_NUMBERS, type VersionNumber } from './core/version.js';
