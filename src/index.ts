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
export { isContractId, isEvseId, isRfidUid, normaliseContractId, normaliseRfidUid } from './core/ids.js';
export { type Issue, type IssueCode, issueCodes, type Severity } from './core/issue.js';
export { isKnown, type KnownOf, type Open, type Patch } from './core/object.js';
export { type Party, parseParty, partyKey, sameParty } from './core/party.js';
export { isPlaceholderDate } from './core/placeholder.js';
export { isSuccess, StatusCode } from './core/status.js';
export { INSECURE_URLS, type UrlPolicy } from './core/url-policy.js';
export { type InterfaceRole, VERSION_NUMBERS, type VersionNumber } from './core/version.js';
