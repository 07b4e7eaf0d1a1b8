import { parseDate } from './clock.js';
import { type Exact, ZERO } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { toNumber, toText } from './exact-write.js';
import { clock } from './explain-reason.js';
import { stateOf } from './lint-cells.js';
import { obstacle } from './match.js';
import { type Policy, policyWith } from './policy.js';
import { DAYS } from './restrictions.js';
import { choosesWholeElements } from './select.js';
import { axes, COLOURS, legend, line, type PictureSize, type Plot, svgDocument, ticks } from './svg.js';
import { type CompiledTariff, compileTariff } from './tariff.js';
import type { DimensionName } from './terms.js';
import type { TariffInput } from './types.js';
import { versionOfTariff } from './version.js';
import { weekdayOf } from './zone.js';

/** Which state of a session the prices over the clock are for. */
export interface ClockPictureOptions extends PictureSize {
  /** First day, `YYYY-MM-DD`, local; default 2024-01-01, a Monday. */
  readonly date?: string | undefined;
  /** Energy used before, in kWh; default 0. */
  readonly energy?: DecimalInput | undefined;
  /** Seconds of the session before; default 0. */
  readonly seconds?: number | undefined;
  /** Power in kW; default 11. */
  readonly power?: DecimalInput | undefined;
  /** Current in A; default 16. */
  readonly current?: DecimalInput | undefined;
  /** Answers to open questions. */
  readonly policy?: Partial<Policy> | undefined;
}

/** A stretch of local time with one price. */
export interface PriceStep {
  /** Minutes since the first midnight. */
  readonly from: number;
  /** Minutes since the first midnight. */
  readonly to: number;
  /** As the tariff states it; 0 where nothing prices the dimension. */
  readonly price: Exact;
}

const SERIES: readonly (readonly [type: DimensionName, name: string])[] = [
  ['ENERGY', 'energy, per kWh'],
  ['TIME', 'charging, per hour'],
  ['PARKING_TIME', 'parking, per hour'],
];

/** The prices of a tariff over one local day, as SVG; throws {@link CannotPrice} for a tariff that has no price. */
export function priceOverDay(tariff: TariffInput, options: ClockPictureOptions = {}): string {
  return picture(tariff, 1, options);
}

/** The prices of a tariff over seven local days, as SVG; throws {@link CannotPrice} for a tariff that has no price. */
export function priceOverWeek(tariff: TariffInput, options: ClockPictureOptions = {}): string {
  return picture(tariff, 7, options);
}

/** The price of a dimension over some local days, for a session in the state the options name. */
export function priceSteps(
  tariff: CompiledTariff,
  type: DimensionName,
  days: number,
  options: ClockPictureOptions,
): PriceStep[] {
  const first = parseDate(options.date ?? '2024-01-01') ?? 19_723;
  const minutes = new Set([0]);
  for (const { restrictions } of tariff.elements) {
    if (restrictions?.from !== undefined) minutes.add(restrictions.from);
    if (restrictions?.to !== undefined) minutes.add(restrictions.to % 1440);
  }
  const starts = Array.from({ length: days }, (_, day) =>
    [...minutes].map((minute) => day * 1440 + minute),
  ).flat();
  const steps: PriceStep[] = [];
  for (const from of starts.sort((a, b) => a - b)) {
    const price = priceAt(tariff, type, first + Math.floor(from / 1440), from % 1440, options);
    const last = steps[steps.length - 1];
    if (last !== undefined) steps[steps.length - 1] = { ...last, to: from };
    steps.push({ from, to: days * 1440, price });
  }
  return steps;
}

function priceAt(
  tariff: CompiledTariff,
  type: DimensionName,
  day: number,
  minute: number,
  options: ClockPictureOptions,
): Exact {
  const policy = policyWith(options.policy);
  const state = stateOf({
    local: { day, minute, weekday: weekdayOf(day) },
    energy: exact(options.energy ?? 0),
    seconds: options.seconds ?? 0,
    power: type === 'PARKING_TIME' ? ZERO : exact(options.power ?? 11),
    current: type === 'PARKING_TIME' ? ZERO : exact(options.current ?? 16),
  });
  const whole = choosesWholeElements(versionOfTariff(tariff.input), policy);
  for (const element of tariff.elements) {
    if (element.kind !== 'session') continue;
    const component = element.components.find((item) => item.type === type);
    if (component === undefined && !whole) continue;
    const active =
      element.restrictions === undefined || obstacle(element.restrictions, state, policy) === undefined;
    if (active) return component?.price ?? ZERO;
  }
  return ZERO;
}

function picture(tariff: TariffInput, days: number, options: ClockPictureOptions): string {
  const { width = 720, height = 320 } = options;
  const plot: Plot = { left: 56, top: 56, right: width - 32, bottom: height - 32 };
  const compiled = compileTariff(tariff, 0, versionOfTariff(tariff), policyWith(options.policy));
  const shown = SERIES.map(([type, name], place) => ({
    name,
    colour: COLOURS[place] ?? 'currentColor',
    steps: priceSteps(compiled, type, days, options),
  })).filter(({ steps }) => steps.some((step) => step.price.sign() !== 0));
  const most = Math.max(0, ...shown.flatMap(({ steps }) => steps.map((step) => toNumber(step.price))));
  const scale = ticks(most);
  const top = scale[scale.length - 1] ?? 1;
  const x = (minute: number) => plot.left + ((plot.right - plot.left) * minute) / (days * 1440);
  const y = (price: number) => plot.bottom - ((plot.bottom - plot.top) * price) / top;
  const every = days === 1 ? 240 : 1440;
  const horizontal = Array.from(
    { length: (days * 1440) / every + (days === 1 ? 1 : 0) },
    (_, place): [number, string] => [
      x(place * every + (days === 1 ? 0 : 720)),
      days === 1 ? clock(place * every) : dayName(options.date, place),
    ],
  );
  const lines = shown.map(({ steps, colour }) =>
    line(
      steps.flatMap((step): [number, number][] => [
        [x(step.from), y(toNumber(step.price))],
        [x(step.to), y(toNumber(step.price))],
      ]),
      colour,
    ),
  );
  const title = `Tariff ${tariff.id}: price over the ${days === 1 ? 'day' : 'week'} in ${tariff.currency}`;
  return svgDocument(width, height, title, descriptionOf(shown), [
    ...axes(
      plot,
      horizontal,
      scale.map((value): [number, string] => [y(value), String(value)]),
    ),
    ...lines,
    ...legend(
      plot.left,
      42,
      shown.map(({ name, colour }): [string, string] => [name, colour]),
    ),
  ]);
}

function dayName(date: string | undefined, place: number): string {
  const first = parseDate(date ?? '2024-01-01') ?? 19_723;
  const name = DAYS[weekdayOf(first + place)] ?? '';
  return name.slice(0, 1) + name.slice(1, 3).toLowerCase();
}

function descriptionOf(
  shown: readonly { readonly name: string; readonly steps: readonly PriceStep[] }[],
): string {
  if (shown.length === 0) return 'Nothing is priced by energy or time.';
  return shown
    .map(({ name, steps }) => {
      const sorted = steps.map((step) => step.price).sort((a, b) => a.compare(b));
      return `${name}: ${toText(sorted[0] ?? ZERO)} to ${toText(sorted[sorted.length - 1] ?? ZERO)}`;
    })
    .join('; ');
}
