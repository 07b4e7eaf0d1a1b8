import type { Priced } from './evaluate.js';
import { type Exact, sumOf } from './exact.js';
import { toFixed, toNumber } from './exact-write.js';
import { COLOURS, type PictureSize, rect, svgDocument, text } from './svg.js';
import type { Money } from './taxes.js';
import { CATEGORIES, type Category } from './terms.js';

const NAMES: Record<Category, string> = {
  fixed: 'Fixed fees',
  energy: 'Energy',
  time: 'Charging time',
  parking: 'Parking',
  reservation: 'Reservation',
};

/** What one CDR cost, its parts side by side in one bar, as SVG; amounts after taxes where they are known. */
export function cdrStack(priced: Priced, size: PictureSize = {}): string {
  const { width = 720, height = 140 } = size;
  const parts = CATEGORIES.map((category, place) => ({
    name: NAMES[category],
    cost: amountOf(priced.totals[category]),
    colour: COLOURS[place] ?? 'currentColor',
  })).filter(({ cost }) => cost.sign() !== 0);
  const change = sumOf(priced.adjustments.map((adjustment) => amountOf(adjustment.change)));
  if (change.sign() !== 0) parts.push({ name: 'Price limit', cost: change, colour: COLOURS[5] });
  const whole = toNumber(sumOf(parts.map(({ cost }) => cost.abs())));
  const amount = (cost: Exact) => `${toFixed(cost, priced.decimals)} ${priced.currency}`;
  const room = width - 32;
  let x = 16;
  const bars = parts.map(({ name, cost, colour }) => {
    const length = whole > 0 ? (room * toNumber(cost.abs())) / whole : 0;
    const bar = rect(x, 40, length, 36, colour, `${name}: ${amount(cost)}`);
    x += length;
    return bar;
  });
  const column = room / Math.max(parts.length, 1);
  const labels = parts.flatMap(({ name, cost, colour }, place) => [
    rect(16 + place * column, 90, 10, 10, colour, name),
    text(16 + place * column + 15, 99, name),
    text(16 + place * column + 15, 116, amount(cost)),
  ]);
  const total = amount(amountOf(priced.totals.cost));
  const description = parts.map(({ name, cost }) => `${name}: ${amount(cost)}`).join('; ');
  return svgDocument(
    width,
    height,
    `Total ${total}`,
    description === '' ? 'Nothing costs anything.' : description,
    [...bars, ...labels],
  );
}

function amountOf(money: Money): Exact {
  return money.after ?? money.before;
}
