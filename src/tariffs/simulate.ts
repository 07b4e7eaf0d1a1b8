import { totalFields } from './answer.js';
import { TariffChoice } from './choose.js';
import { formatInstant, secondsOf } from './clock.js';
import { type CurveSegment, cutWherePriceChanges, type SessionCurve, usageOfCurve } from './curve.js';
import type { NotPriced } from './evaluate.js';
import { type Exact, ZERO } from './exact.js';
import { floorTo, round, toNumber } from './exact-write.js';
import { hoursOf } from './money-text.js';
import { type Policy, policyWith } from './policy.js';
import { orReasons, priceCdrWatched } from './price.js';
import { checkTariffShape } from './shape.js';
import { cdrFrame } from './simulate-frame.js';
import type { CompiledTariff } from './tariff.js';
import type { CdrInput, ChargingPeriodInput, DimensionInput, PricingVersion, TariffInput } from './types.js';
import type { Usage } from './usage.js';
import type { UsagePeriod } from './usage-period.js';
import { versionOfTariff } from './version.js';
import { ZoneChoice } from './zone-choice.js';

/** A session to make a CDR of. */
export interface SimulationInput extends SessionCurve {
  /** What happens, in order. */
  readonly curve: readonly CurveSegment[];
  /** The tariff it is priced by. */
  readonly tariff: TariffInput;
  /** Version of the CDR; told from the tariff by default. */
  readonly version?: PricingVersion | undefined;
  /** IANA zone of the location. */
  readonly timeZone?: string | undefined;
  /** Answers to open questions. */
  readonly policy?: Partial<Policy> | undefined;
  /** Fields of the CDR that replace the invented ones. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

/** A simulated CDR, complete in the form of its version. */
export type SimulatedCdr = CdrInput & Record<string, unknown>;

/**
 * Makes the CDR a correct CPO would send: periods cut at every moment that matters for the price, volumes with four
 * decimals, totals as {@link priceCdr} computes them. Comes back with the reasons when the tariff cannot be priced.
 *
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_charging_period
 */
export function simulateCdr(
  input: SimulationInput,
): { readonly status: 'simulated'; readonly cdr: SimulatedCdr } | NotPriced {
  return orReasons(() => {
    checkTariffShape(input.tariff, 'left-out');
    const version = input.version ?? versionOfTariff(input.tariff);
    const policy = policyWith(input.policy);
    const usage = usageOfCurve(input, input.tariff, version);
    const choice = new TariffChoice([input.tariff], usage, policy, true);
    const zones = new ZoneChoice(usage, input.timeZone, policy);
    const cut = cutWherePriceChanges(usage, choice, policy, zones);
    const first = cut.periods[0];
    const tariff = first === undefined ? undefined : choice.tariffOf(first);
    const frame = cdrFrame(input, version, usage.end);
    const body: CdrInput = { ...frame, charging_periods: periodsOf(cut, tariff, version, input.tariff.id) };
    const priced = priceCdrWatched(body, { version, timeZone: input.timeZone, policy: input.policy });
    const totals = totalFields(priced, priced.rounded, (value) => round(value, 4));
    return { status: 'simulated', cdr: { ...body, ...totals, ...input.fields } } as const;
  });
}

function periodsOf(
  cut: Usage,
  tariff: CompiledTariff | undefined,
  version: PricingVersion,
  id: string,
): ChargingPeriodInput[] {
  const decimals = decimalsOf(tariff);
  const uses = usesOf(tariff, version);
  const found: ChargingPeriodInput[] = [];
  let exactEnergy = ZERO;
  let written = ZERO;
  for (const period of cut.periods) {
    exactEnergy = exactEnergy.add(period.energy ?? ZERO);
    // Rounding the running sum down keeps a period that ends at a limit of energy from passing it too early.
    const energy = floorTo(exactEnergy, decimals).minus(written);
    if (period.end === period.start && energy.sign() === 0 && found.length > 0) continue;
    written = written.add(energy);
    const dimensions = dimensionsOf(period, energy, uses);
    const start_date_time = formatInstant(period.start);
    found.push(
      version === '2.1.1' ? { start_date_time, dimensions } : { start_date_time, dimensions, tariff_id: id },
    );
  }
  return found;
}

interface Uses {
  readonly power: boolean;
  readonly current: boolean;
}

function usesOf(tariff: CompiledTariff | undefined, version: PricingVersion): Uses {
  const restrictions = tariff?.elements.map((element) => element.restrictions) ?? [];
  return {
    power:
      version !== '2.1.1' && restrictions.some((item) => (item?.minPower ?? item?.maxPower) !== undefined),
    current: restrictions.some((item) => (item?.minCurrent ?? item?.maxCurrent) !== undefined),
  };
}

function dimensionsOf(period: UsagePeriod, energy: Exact, uses: Uses): DimensionInput[] {
  const found: DimensionInput[] = [];
  const add = (type: string, volume: Exact | undefined) => {
    if (volume !== undefined) found.push({ type, volume: toNumber(volume) });
  };
  const hours = round(hoursOf(secondsOf(period.end - period.start)), 4);
  if (period.reservation === undefined) add('ENERGY', energy);
  add('TIME', period.charging && hours);
  add('PARKING_TIME', period.parking && hours);
  add('RESERVATION_TIME', period.reservation && hours);
  if (uses.power && period.reservation === undefined) {
    add('MIN_POWER', period.power.low);
    add('MAX_POWER', period.power.high);
  }
  if (uses.current) {
    add('MIN_CURRENT', period.current.low);
    add('MAX_CURRENT', period.current.high);
  }
  return found;
}

// Four decimals, or as many more as the tariff's own limits of energy have.
function decimalsOf(tariff: CompiledTariff | undefined): number {
  const limits =
    tariff?.elements.flatMap(({ restrictions }) => [restrictions?.minKwh, restrictions?.maxKwh]) ?? [];
  let decimals = 4;
  while (
    decimals < 12 &&
    limits.some((limit) => limit !== undefined && !round(limit, decimals).equals(limit))
  )
    decimals += 1;
  return decimals;
}
