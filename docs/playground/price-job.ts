import {
  auditCdr,
  type CdrInput,
  cdrStack,
  costOverEnergy,
  explainCdr,
  lintTariff,
  type Note,
  type Priced,
  priceOverDay,
  renderExplanation,
  type TariffInput,
  toFixed,
} from '../../src/tariffs/index.js';
import { InputError, objectIn, objectsIn } from './input.js';
import type { Finding, Picture, PriceAnswer, PriceJob } from './protocol.js';

/** Heights of the pictures, in pixels. */
const HEIGHT = { stack: 140, chart: 300 } as const;

/** The power of the sessions in the picture of cost over energy. */
const POWER = 11;

/** How many tariffs are drawn. */
const MAX_DRAWN = 4;

/** Prices a CDR and explains it; without one, looks at the tariffs alone. */
export async function price(job: PriceJob): Promise<PriceAnswer> {
  const timeZone = zoneOf(job.timeZone);
  const given = job.tariffs.trim() === '' ? [] : await tariffsIn(job.tariffs);
  if (job.cdr.trim() === '' && given.length > 0) return tariffsAlone(given, job.width, timeZone);
  const cdr = (await objectIn('cdr', 'The CDR', job.cdr)) as CdrInput;
  return priceCdrOf(cdr, given, job.width, timeZone);
}

async function tariffsIn(text: string): Promise<TariffInput[]> {
  const entries = await objectsIn('tariffs', 'The tariff', text);
  return entries.map((entry) => {
    if (entry.failure !== undefined) throw new InputError('tariffs', `The tariff: ${entry.failure}.`);
    if (typeof entry.raw !== 'object' || entry.raw === null || !('elements' in entry.raw)) {
      throw new InputError('tariffs', 'This is not a tariff: it has no elements.');
    }
    return entry.raw as unknown as TariffInput;
  });
}

function zoneOf(zone: string): string | undefined {
  if (zone.trim() === '') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone.trim() }).resolvedOptions().timeZone;
  } catch {
    throw new InputError('timeZone', 'The time zone must be an IANA name such as Europe/Amsterdam.');
  }
}

function priceCdrOf(
  cdr: CdrInput,
  given: readonly TariffInput[],
  width: number,
  timeZone: string | undefined,
): PriceAnswer {
  const options = { ...(given.length > 0 ? { tariffs: given } : {}), timeZone };
  const { status, priced, divergences, notes } = auditCdr(cdr, options);
  const own = Array.isArray(cdr.tariffs) ? (cdr.tariffs as readonly TariffInput[]) : [];
  const drawn = given.length > 0 ? given : own;
  const shared = {
    verdict: status,
    findings: notes.map(noteOf),
    divergences: divergences.map(({ pointer, stated, computed, difference }) => ({
      pointer,
      stated: String(stated),
      computed: String(computed),
      difference: String(difference),
    })),
  };
  if (priced.status === 'not-priced') {
    return { ...shared, headline: 'This CDR cannot be priced.', driver: '', auditor: '', pictures: [] };
  }
  const explanation = explainCdr(cdr, options);
  const text = (audience: 'driver' | 'auditor') =>
    explanation.status === 'explained' ? renderExplanation(explanation, audience) : '';
  const cost: Picture = {
    title: 'What it cost, by part',
    svg: cdrStack(priced, { width, height: HEIGHT.stack }),
  };
  return {
    ...shared,
    headline: headlineOf(priced, status),
    driver: text('driver'),
    auditor: text('auditor'),
    pictures: [cost, ...picturesOf(drawn, width, timeZone ?? priced.timeZone)],
  };
}

function headlineOf({ rounded, decimals, currency }: Priced, status: string): string {
  const { before, after } = rounded.cost;
  const amount = `${toFixed(after ?? before, decimals)} ${currency}`;
  const taxes =
    after === undefined ? ' before taxes' : ` with taxes, ${toFixed(before, decimals)} ${currency} before`;
  const verdict =
    status === 'agrees' ? 'the CDR says the same' : 'the CDR says something else, or contradicts itself';
  return `It costs ${amount}${taxes}; ${verdict}.`;
}

function tariffsAlone(
  tariffs: readonly TariffInput[],
  width: number,
  timeZone: string | undefined,
): PriceAnswer {
  const findings = tariffs.flatMap((tariff, place) =>
    lintTariff(tariff).map((found) => ({
      ...noteOf(found),
      pointer: tariffs.length > 1 ? `/${place}${found.pointer}` : found.pointer,
    })),
  );
  const noun = tariffs.length === 1 ? 'The tariff' : `The ${tariffs.length} tariffs`;
  const count = findings.length === 1 ? 'one finding' : `${findings.length} findings`;
  return {
    verdict: 'tariff',
    headline: `${noun} without a CDR: ${findings.length === 0 ? 'nothing to remark' : count}.`,
    driver: '',
    auditor: '',
    divergences: [],
    findings,
    pictures: picturesOf(tariffs, width, timeZone),
  };
}

function picturesOf(tariffs: readonly TariffInput[], width: number, timeZone: string | undefined): Picture[] {
  const size = { width, height: HEIGHT.chart };
  const drawn = tariffs.slice(0, MAX_DRAWN);
  const overEnergy = {
    ...size,
    start: '2024-06-03T08:00:00Z',
    power: POWER,
    timeZone: timeZone ?? 'UTC',
  };
  return [
    ...drawn.flatMap((tariff) =>
      drawnOrNot(`Prices of ${tariff.id} over a day`, () => priceOverDay(tariff, size)),
    ),
    ...(drawn.length > 0
      ? drawnOrNot(`Cost of charging at ${POWER} kW`, () => costOverEnergy(drawn, overEnergy))
      : []),
  ];
}

/** A tariff that cannot be priced has no picture; why is among the findings. */
function drawnOrNot(title: string, draw: () => string): Picture[] {
  try {
    return [{ title, svg: draw() }];
  } catch {
    return [];
  }
}

const noteOf = ({ severity, pointer, code, message }: Note): Finding => ({
  severity,
  pointer,
  code,
  message,
});
