export { chargeIndiaDialect } from './dialects/charge-india.js';
export { chargefoxDialect } from './dialects/chargefox.js';
export type { ByModule, Dialect, ObjectChange, Rate, RateAnswer, Refusal } from './dialects/dialect.js';
export { ecoMovementDialect } from './dialects/eco-movement.js';
export { enapiDialect } from './dialects/enapi.js';
export { gireveDialect } from './dialects/gireve.js';
export { ndwDialect } from './dialects/ndw.js';
export { inDialect } from './dialects/objects.js';
export { payterDialect } from './dialects/payter.js';
export { plugsurfingDialect, plugsurfingTeslaDialect } from './dialects/plugsurfing.js';
export { dialectNamed, dialects } from './dialects/presets.js';
export { type DialectOptions, withDialect } from './dialects/with-dialect.js';
export { ConnectionFault } from './faults/apply.js';
export { deliverWith } from './faults/delivery.js';
export type {
  CustomAnswer,
  DeliveryFault,
  EnvelopePart,
  ExchangeFault,
  ExchangeId,
  Fault,
  FaultHeader,
  FaultRule,
  LinkForm,
  OddData,
} from './faults/fault.js';
export { type Locate, locateByRoles, locateByUrl } from './faults/locate.js';
export { type DeliveryFaults, deliveryFaults } from './faults/outgoing.js';
export { formatFault, parseFault } from './faults/parse.js';
export { type Decision, type FaultPlan, faultPlan } from './faults/plan.js';
export { type FaultSyntax, faultSyntax } from './faults/syntax.js';
export type { Clock } from './faults/waiting.js';
export { type FaultOptions, withFaults } from './faults/with-faults.js';
export type { Matches, MockExchange, SentExchange } from './mock/exchange.js';
export type { MockFaults } from './mock/faults.js';
export type { MockObjects } from './mock/objects.js';
export type { MockCallback, MockOptions, MockRole } from './mock/options.js';
export { type MockPlatform, mockPlatform } from './mock/platform.js';
export type { Overrides } from './overrides.js';
export type { Standing } from './plan/token-holders.js';
export { Random, type Seed } from './random.js';
export type { Sample, SampleOptions } from './sample.js';
export { sampleFor } from './sample-for.js';
export { samples_2_1_1 } from './v2_1_1/samples.js';
export type { World_2_1_1 } from './v2_1_1/world.js';
export { samples_2_2_1 } from './v2_2_1/samples.js';
export type { World_2_2_1 } from './v2_2_1/world.js';
export { samples_2_3_0 } from './v2_3_0/samples.js';
export type { World_2_3_0 } from './v2_3_0/world.js';
export { sampleWorld, type WorldOptions, type Worlds } from './world.js';
