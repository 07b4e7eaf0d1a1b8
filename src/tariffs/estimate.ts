import { TariffChoice } from './choose.js';
import { formatInstant, parseInstant } from './clock.js';
import { type CurveSegment, cutWherePriceChanges, type SessionCurve, usageOfCurve } from './curve.js';
import { evaluate, type NotPriced, type Priced, type PriceOptions } from './evaluate.js';
import { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { round, toNumber } from './exact-write.js';
import { cannotPrice } from './notes.js';
import { policyWith } from './policy.js';
import { orReasons } from './price.js';
import { checkTariffShape } from './shape.js';
import type { TariffInput } from './types.js';
import { versionOfTariff } from './version.js';
import { ZoneChoice } from './zone-choice.js';

/** A session to come, in the words of a driver. */
export interface PlannedSession {
  /** Start, UTC. */
  readonly start: string;
  /** Energy in kWh. */
  readonly energy: DecimalInput;
  /** Power in kW; needed unless the duration is given. */
  readonly power?: DecimalInput | undefined;
  /** Seconds of charging; by default as long as the energy takes at that power. */
  readonly seconds?: number | undefined;
  /** Current in A, for tariffs that depend on it. */
  readonly current?: DecimalInput | undefined;
  /** Seconds of parking after charging, 0 by default. */
  readonly parkingSeconds?: number | undefined;
  /** Seconds of reservation before charging, 0 by default; `start` is then the start of the reservation. */
  readonly reservationSeconds?: number | undefined;
  /** ISO 3166-1 code of the country, for the time zone. */
  readonly country?: string | undefined;
}

/** What a session would cost under one tariff. */
export interface Estimate {
  /** Tells it from a tariff that cannot be priced. */
  readonly status: 'priced';
  /** Id of the tariff. */
  readonly tariffId: string;
  /** The price, with periods cut where it changes. */
  readonly priced: Priced;
  /** Cost after taxes, or before when the taxes are unknown, by kWh; `undefined` without energy. */
  readonly perKwh: Exact | undefined;
}

/** A tariff that cannot be priced. */
export interface NoEstimate extends NotPriced {
  /** Id of the tariff. */
  readonly tariffId: string;
}

/** Options of estimates: those of pricing, the tariff apart. */
export type EstimateOptions = Omit<PriceOptions, 'tariffs'>;

/** What a planned session, or a charging curve, would cost under a tariff. */
export function estimate(
  session: PlannedSession | SessionCurve,
  tariff: TariffInput,
  options: EstimateOptions = {},
): Estimate | NoEstimate {
  const result = orReasons(() => estimateExactly(session, tariff, options));
  return result.status === 'priced' ? result : { ...result, tariffId: tariff.id };
}

/** The same session under several tariffs, the cheapest first, those without a price last. */
export function compareTariffs(
  session: PlannedSession | SessionCurve,
  tariffs: readonly TariffInput[],
  options: EstimateOptions = {},
): (Estimate | NoEstimate)[] {
  const all = tariffs.map((tariff) => estimate(session, tariff, options));
  const priced = all.filter((item) => item.status === 'priced');
  const rest = all.filter((item) => item.status !== 'priced');
  return [...priced.sort((a, b) => paid(a.priced).compare(paid(b.priced))), ...rest];
}

/** A start of the session and its cost. */
export interface CurvePoint {
  /** Start of the session, UTC. */
  readonly start: string;
  /** Cost after taxes, or before when the taxes are unknown, in major currency; `undefined` when there is no price. */
  readonly cost: Exact | undefined;
}

/** What the session costs depending on when it starts: `count` starts, `stepSeconds` apart, from its own start on. */
export function priceCurve(
  session: PlannedSession | SessionCurve,
  tariff: TariffInput,
  grid: { readonly stepSeconds: number; readonly count: number },
  options: EstimateOptions = {},
): CurvePoint[] {
  const first = parseInstant(session.start) ?? 0;
  return Array.from({ length: grid.count }, (_, place) => {
    const start = formatInstant(first + place * grid.stepSeconds * 1000);
    const result = estimate({ ...session, start }, tariff, options);
    return { start, cost: result.status === 'priced' ? paid(result.priced) : undefined };
  });
}

/** The cost a driver pays: after taxes where they are known. */
export function paid(priced: Priced): Exact {
  return priced.totals.cost.after ?? priced.totals.cost.before;
}

function estimateExactly(
  session: PlannedSession | SessionCurve,
  tariff: TariffInput,
  options: EstimateOptions,
): Estimate {
  const policy = policyWith(options.policy);
  checkTariffShape(tariff, 'left-out');
  const version = options.version ?? versionOfTariff(tariff);
  const curve =
    'curve' in session
      ? session
      : { start: session.start, country: session.country, curve: curveOf(session) };
  const usage = usageOfCurve(curve, tariff, version);
  const zones = new ZoneChoice(usage, options.timeZone, policy);
  const cut = cutWherePriceChanges(usage, new TariffChoice([tariff], usage, policy, false), policy, zones);
  const priced = evaluate(cut, [tariff], options);
  const { energy } = priced.volumes;
  const perKwh = energy.sign() > 0 ? paid(priced).over(energy) : undefined;
  return { status: 'priced', tariffId: tariff.id, priced, perKwh };
}

function curveOf(session: PlannedSession): CurveSegment[] {
  const energy = exact(session.energy);
  const seconds = session.seconds ?? secondsFor(energy, session.power);
  const found: CurveSegment[] = [];
  const { reservationSeconds = 0, parkingSeconds = 0, current } = session;
  if (reservationSeconds > 0) found.push({ seconds: reservationSeconds, kind: 'reservation' });
  if (seconds > 0) found.push({ seconds, energy: session.energy, current, kind: 'charging' });
  if (parkingSeconds > 0 || found.length === 0) found.push({ seconds: parkingSeconds, kind: 'parking' });
  return found;
}

function secondsFor(energy: Exact, power: DecimalInput | undefined): number {
  const rate = power === undefined ? Exact.ratio(0, 1) : exact(power);
  if (energy.sign() === 0) return 0;
  if (rate.sign() <= 0)
    throw cannotPrice('NO_POWER', 'An estimate needs the power or the duration.', '/power');
  return toNumber(round(energy.times(exact(3600)).over(rate), 0, 'up'));
}
