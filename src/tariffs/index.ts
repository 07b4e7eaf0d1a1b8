export { answerCdr, type PriceAnswer, type TotalFields } from './answer.js';
export { type Audit, type AuditOptions, auditCdr } from './audit.js';
export type { CurveSegment, SessionCurve } from './curve.js';
export type { Divergence, Tolerance } from './divergence.js';
export {
  type CurvePoint,
  compareTariffs,
  type Estimate,
  type EstimateOptions,
  estimate,
  type NoEstimate,
  type PlannedSession,
  priceCurve,
} from './estimate.js';
export type { NotPriced, Priced, PriceOptions, Volumes } from './evaluate.js';
export { Exact } from './exact.js';
export { type DecimalInput, exact } from './exact-read.js';
export { type RoundingMode, round, toFixed, toNumber, toText } from './exact-write.js';
export {
  type ExplainedLimit,
  type ExplainedLine,
  type ExplainedPeriod,
  type Explanation,
  explainCdr,
  type Rejection,
} from './explain.js';
export { type Audience, renderExplanation } from './explain-text.js';
export type { Adjustment } from './limits.js';
export type { Line, LineDimension, Step } from './line.js';
export { type LintOptions, lintTariff } from './lint.js';
export type { LintFinding } from './lint-finding.js';
export type { MoneyText, TaxText } from './money-text.js';
export { CannotPrice, type Note, type Severity } from './notes.js';
export { cdrStack } from './picture-cdr.js';
export { type ClockPictureOptions, priceOverDay, priceOverWeek } from './picture-clock.js';
export { costOverEnergy, type EnergyPictureOptions } from './picture-energy.js';
export { defaultPolicy, type NamedTax, type Policy, type Rounding } from './policy.js';
export { priceCdr, priceSession } from './price.js';
export type { Price221, Price230, PriceForm } from './price-form.js';
export { type SimulatedCdr, type SimulationInput, simulateCdr } from './simulate.js';
export type { PictureSize } from './svg.js';
export type { Money, TaxAmount } from './taxes.js';
export type { Totals } from './totals.js';
export type {
  CdrInput,
  ChargingPeriodInput,
  PriceInput,
  PricingVersion,
  SessionInput,
  TariffInput,
} from './types.js';
