import { type EstimateOptions, estimate, paid } from './estimate.js';
import { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { toNumber, toText } from './exact-write.js';
import { CannotPrice } from './notes.js';
import {
  axes,
  COLOURS,
  DASHES,
  legend,
  line,
  type PictureSize,
  type Plot,
  svgDocument,
  ticks,
} from './svg.js';
import type { TariffInput } from './types.js';

/** The sessions whose cost is drawn. */
export interface EnergyPictureOptions extends PictureSize, EstimateOptions {
  /** Start, UTC. */
  readonly start: string;
  /** Power in kW, default 11. */
  readonly power?: DecimalInput | undefined;
  /** Greatest energy in whole kWh, default 60. */
  readonly energy?: number | undefined;
  /** Seconds of parking after charging, default 0. */
  readonly parkingSeconds?: number | undefined;
  /** ISO 3166-1 code of the country, for the time zone. */
  readonly country?: string | undefined;
}

/** The cost of sessions of growing energy under one or more tariffs, as SVG; throws {@link CannotPrice} without a price. */
export function costOverEnergy(
  tariffs: TariffInput | readonly TariffInput[],
  options: EnergyPictureOptions,
): string {
  const { width = 720, height = 320, energy = 60 } = options;
  const list: readonly TariffInput[] = 'elements' in tariffs ? [tariffs] : tariffs;
  const plot: Plot = { left: 56, top: 56, right: width - 32, bottom: height - 32 };
  const curves = list.map((tariff, place) => ({
    name: tariff.id,
    colour: COLOURS[place % COLOURS.length] ?? 'currentColor',
    dashes: DASHES[place % DASHES.length],
    costs: costsOf(tariff, energy, options),
  }));
  const most = Math.max(0, ...curves.flatMap(({ costs }) => costs.map(([, cost]) => toNumber(cost))));
  const scale = ticks(most);
  const top = scale[scale.length - 1] ?? 1;
  const x = (value: number) => plot.left + ((plot.right - plot.left) * value) / energy;
  const y = (value: number) => plot.bottom - ((plot.bottom - plot.top) * value) / top;
  const currency = list[0]?.currency ?? '';
  const horizontal = ticks(energy).filter((value) => value <= energy);
  const description = curves
    .map(
      ({ name, costs }) =>
        `${name}: ${toText(costs[costs.length - 1]?.[1] ?? exact(0), 2)} ${currency} for ${energy} kWh`,
    )
    .join('; ');
  return svgDocument(width, height, `Cost over energy in ${currency}`, description, [
    ...axes(
      plot,
      horizontal.map((value): [number, string] => [x(value), `${value} kWh`]),
      scale.map((value): [number, string] => [y(value), String(value)]),
    ),
    ...curves.map(({ costs, colour, dashes }) =>
      line(
        costs.map(([at, cost]): [number, number] => [x(toNumber(at)), y(toNumber(cost))]),
        colour,
        dashes,
      ),
    ),
    ...legend(
      plot.left,
      42,
      curves.map(({ name, colour }): [string, string] => [name, colour]),
    ),
  ]);
}

const POINTS = 60;

function costsOf(
  tariff: TariffInput,
  energy: number,
  options: EnergyPictureOptions,
): [energy: Exact, cost: Exact][] {
  const { start, power = 11, parkingSeconds, country } = options;
  return Array.from({ length: POINTS + 1 }, (_, place): [Exact, Exact] => {
    const amount = Exact.ratio(energy * place, POINTS);
    const session = { start, energy: toText(amount, 3), power, parkingSeconds, country };
    const result = estimate(session, tariff, options);
    if (result.status !== 'priced') throw new CannotPrice(...result.notes);
    return [amount, paid(result.priced)];
  });
}
