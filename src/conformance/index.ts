export {
  type Answering,
  type CallbackListener,
  type ConformanceOptions,
  DEFAULT_PARTY,
} from './options.js';
export { allChecks } from './plan.js';
export { renderHtml } from './render/html.js';
export { renderJson } from './render/json.js';
export { renderJunit } from './render/junit.js';
export type { Report } from './render/report.js';
export { renderDetails, renderLine, renderText } from './render/text.js';
export { findRequirement, requirementId, requirementIds, requirements } from './requirements/all.js';
export type { Requirement } from './requirements/requirement.js';
export { runConformance } from './run.js';
export { type Summary, summarize } from './summary.js';
export type { Check, CheckResult, Finding, Outcome } from './types.js';
