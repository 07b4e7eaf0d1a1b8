import { formatInstant } from './clock.js';
import { type Exact, sumOf } from './exact.js';
import { toFixed, toText } from './exact-write.js';
import type { ExplainedLine, ExplainedPeriod, Explanation } from './explain.js';
import type { Line, LineDimension } from './line.js';
import { type MoneyText, volumeText } from './money-text.js';
import type { Component } from './tariff.js';
import { MoneySum } from './taxes.js';
import { localTime, zoneOf } from './zone.js';

/** For whom a price is explained: the driver sees what was billed, the auditor every period and every reason. */
export type Audience = 'driver' | 'auditor';

const NAMES: Record<LineDimension, string> = {
  ENERGY: 'Energy',
  TIME: 'Charging time',
  PARKING_TIME: 'Parking',
  RESERVATION_TIME: 'Reservation',
  FLAT: 'Fixed fee',
};

const UNITS: Record<LineDimension, string> = {
  ENERGY: ' kWh',
  TIME: ' h',
  PARKING_TIME: ' h',
  RESERVATION_TIME: ' h',
  FLAT: '',
};

/** The explanation as plain text, in lines. */
export function renderExplanation(explanation: Explanation, audience: Audience = 'auditor'): string {
  const { priced } = explanation;
  const body =
    audience === 'driver'
      ? driverLines(explanation)
      : explanation.periods.flatMap((period) => auditorLines(period, explanation));
  const limits = explanation.limits.map(
    ({ limits, change, tariffId }) =>
      `${limits.join(' and ')} of tariff ${tariffId}: ${money(change, priced.currency)}`,
  );
  const notes = audience === 'driver' ? [] : priced.notes.map((item) => `${item.severity}: ${item.message}`);
  return [...body, ...limits, total(explanation), ...notes].join('\n');
}

function driverLines({ priced }: Explanation): string[] {
  const groups = new Map<Component, Line[]>();
  for (const line of priced.lines) {
    const group = groups.get(line.component);
    if (group === undefined) groups.set(line.component, [line]);
    else group.push(line);
  }
  return [...groups].map(([component, lines]) => {
    const dimension = lines[0]?.dimension ?? 'FLAT';
    const sum = new MoneySum();
    for (const line of lines) sum.add(component.tax, line.amount);
    const cost = sum.money();
    const volume =
      dimension === 'FLAT'
        ? ''
        : ` ${quantity(dimension, sumOf(lines.map((line) => line.billed)))} at ${toText(component.price)} ${priced.currency} per ${UNITS[dimension].trim()}`;
    return `${NAMES[dimension]}${volume}: ${toFixed(cost.after ?? cost.before, priced.decimals)} ${priced.currency}`;
  });
}

function quantity(dimension: LineDimension, volume: Exact): string {
  return `${shortened(volumeText(dimension, volume))}${UNITS[dimension]}`;
}

function auditorLines(period: ExplainedPeriod, explanation: Explanation): string[] {
  const { currency, timeZone } = explanation.priced;
  const local = timeZone === undefined ? '' : ` (${localText(period.start, timeZone)} in ${timeZone})`;
  const head = `Period ${period.index}: ${period.start} to ${period.end}${local}`;
  return [head, ...period.lines.flatMap((line) => lineTexts(line, currency).map((text) => `  ${text}`))];
}

function lineTexts(line: ExplainedLine, currency: string): string[] {
  const unit = UNITS[line.dimension];
  const measured = `${NAMES[line.dimension]}${line.dimension === 'FLAT' ? '' : ` ${shortened(line.measured)}${unit}`}`;
  const texts: string[] = [];
  if (line.element === undefined) texts.push(`${measured}: nothing prices it in tariff ${line.tariffId}`);
  else {
    const price = `${line.price} ${currency}${line.dimension === 'FLAT' ? '' : ` per ${unit.trim()}`}`;
    texts.push(
      `${measured}: ${money(line.cost, currency)} by element ${line.element}, component ${line.component} of tariff ${line.tariffId} at ${price}`,
    );
  }
  if (line.step !== undefined) {
    const { size, base, rounded } = line.step;
    texts.push(
      `  step_size ${shortened(size)}${unit} raised the session's ${shortened(base)}${unit} to ${shortened(rounded)}${unit}: ${shortened(line.billed)}${unit} are billed here`,
    );
  }
  for (const { element, restriction, reason } of line.rejected)
    texts.push(`  not element ${element} (${restriction}): ${reason}`);
  return texts;
}

function total({ total: exactTotal, rounded, priced }: Explanation): string {
  const { before, after } = priced.rounded.cost;
  const [paid, net] = [after ?? before, before].map(
    (amount) => `${toFixed(amount, priced.decimals)} ${priced.currency}`,
  );
  const text = paid === net ? paid : `${paid} (${net} before taxes)`;
  return exactTotal.before === rounded.before && exactTotal.after === rounded.after
    ? `Total: ${text}`
    : `Total: ${text}, rounded from ${money(exactTotal, priced.currency)}`;
}

function money(value: MoneyText, currency: string): string {
  const after = value.after === undefined ? 'taxes unknown' : `${value.after} with taxes`;
  return value.taxes.length === 0 && value.after === value.before
    ? `${value.before} ${currency}`
    : `${value.before} ${currency} before taxes, ${after}`;
}

function localText(instant: string, timeZone: string): string {
  const zone = zoneOf(timeZone);
  if (zone === undefined) return instant;
  const at = Date.parse(instant);
  const { weekday } = localTime(zone, at);
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  return `${days[weekday]} ${formatInstant(at + zone.offset(at)).slice(11, 16)}`;
}

// Hours are often endless fractions; six decimals are 4 milliseconds.
function shortened(text: string): string {
  const point = text.indexOf('.');
  return point < 0 || text.length - point <= 7 ? text : text.slice(0, point + 7).replace(/\.?0+$/, '');
}
