import type { SessionCurve } from './curve.js';
import { exact, tryExact } from './exact-read.js';
import { finding, type LintFinding } from './lint-finding.js';
import { described } from './read-number.js';
import type { PriceComponentInput, TariffElementInput, TariffInput } from './types.js';

const ONE_PERCENT = exact(1);
const HIGH_VAT = exact(30);
const HIGH_ENERGY_PRICE = exact(5);
const BRIEF: SessionCurve = {
  start: '2024-01-01T12:00:00Z',
  curve: [{ seconds: 61, energy: '0.001', kind: 'charging' }],
};

/** Checks each component on its own, and how the step sizes of one dimension go together. */
export function lintComponents(tariff: TariffInput): LintFinding[] {
  const found = tariff.elements.flatMap((element, index) => [
    ...lintElement(element, `/elements/${index}`),
    ...element.price_components.flatMap((component, place) =>
      lintComponent(component, tariff, `/elements/${index}/price_components/${place}`),
    ),
  ]);
  return [...found, ...lintSteps(tariff)];
}

function lintElement(element: TariffElementInput, at: string): LintFinding[] {
  const found: LintFinding[] = [];
  if (element.price_components.length === 0) {
    found.push(
      finding('error', 'NO_COMPONENTS', 'The element has no price components.', `${at}/price_components`),
    );
  }
  element.price_components.forEach((component, place) => {
    const first = element.price_components.findIndex((other) => other.type === component.type);
    if (first === place) return;
    const message = `The element prices ${component.type} twice; the second price is never used.`;
    found.push(finding('warning', 'DUPLICATE_COMPONENT', message, `${at}/price_components/${place}`));
  });
  return [...found, ...lintReservation(element, at), ...lintTimes(element, at)];
}

function lintReservation(element: TariffElementInput, at: string): LintFinding[] {
  const { restrictions } = element;
  if (restrictions?.reservation == null) return [];
  const found: LintFinding[] = [];
  element.price_components.forEach((component, place) => {
    if (component.type === 'FLAT' || component.type === 'TIME') return;
    const message = `A reservation can only cost FLAT and TIME; this price of ${component.type} is never used.`;
    found.push(finding('error', 'RESERVATION_DIMENSION', message, `${at}/price_components/${place}/type`));
  });
  for (const name of [
    'min_kwh',
    'max_kwh',
    'min_power',
    'max_power',
    'min_current',
    'max_current',
  ] as const) {
    if (restrictions[name] == null) continue;
    const message = `No energy flows during a reservation: ${name} makes no sense here.`;
    found.push(finding('warning', 'RESERVATION_RESTRICTION', message, `${at}/restrictions/${name}`));
  }
  return found;
}

function lintTimes(element: TariffElementInput, at: string): LintFinding[] {
  const { start_time, end_time } = element.restrictions ?? {};
  if (start_time == null || start_time !== end_time || start_time === '00:00') return [];
  const message = 'Equal start_time and end_time are read as the whole day by some and as never by others.';
  return [finding('warning', 'EQUAL_TIMES', message, `${at}/restrictions/end_time`)];
}

function lintComponent(component: PriceComponentInput, tariff: TariffInput, at: string): LintFinding[] {
  return [...lintStep(component, at), ...lintVat(component, tariff, at), ...lintPrice(component, at)];
}

function lintStep({ type, step_size }: PriceComponentInput, at: string): LintFinding[] {
  if (type === 'FLAT') return [];
  const pointer = `${at}/step_size`;
  if (step_size == null || step_size === 0) {
    return [
      finding(
        'warning',
        'STEP_SIZE_ZERO',
        'Without a step_size of at least 1 the volume is billed as measured.',
        pointer,
      ),
    ];
  }
  if (!Number.isInteger(step_size) || step_size < 0) {
    return [
      finding(
        'error',
        'STEP_SIZE_BAD',
        `A step_size of ${described(step_size)} is no whole number of Wh or seconds.`,
        pointer,
      ),
    ];
  }
  const [most, block] = type === 'ENERGY' ? [1000, `${step_size} Wh`] : [3600, `${step_size} s`];
  if (step_size <= most) return [];
  const example =
    type === 'TIME' || type === 'ENERGY'
      ? BRIEF
      : { ...BRIEF, curve: [{ seconds: 61, kind: 'parking' } as const] };
  return [
    finding('warning', 'STEP_SIZE_LARGE', `Even the smallest use is billed as ${block}.`, pointer, example),
  ];
}

function lintVat(component: PriceComponentInput, tariff: TariffInput, at: string): LintFinding[] {
  const vat = tryExact(component.vat);
  if (vat === undefined) return [];
  const pointer = `${at}/vat`;
  if (tariff.tax_included === 'N/A') {
    return [
      finding(
        'warning',
        'VAT_NOT_APPLICABLE',
        'tax_included says that no taxes apply, so this vat has no effect.',
        pointer,
      ),
    ];
  }
  if (vat.sign() < 0) return [finding('error', 'VAT_NEGATIVE', 'A VAT below zero.', pointer)];
  if (vat.sign() > 0 && vat.compare(ONE_PERCENT) < 0) {
    return [
      finding(
        'warning',
        'VAT_FRACTION',
        `${component.vat} is read as ${component.vat} percent; a percentage was probably meant.`,
        pointer,
      ),
    ];
  }
  if (vat.compare(HIGH_VAT) <= 0) return [];
  return [finding('warning', 'VAT_HIGH', `No country has a VAT of ${component.vat} percent.`, pointer)];
}

function lintPrice(component: PriceComponentInput, at: string): LintFinding[] {
  const price = tryExact(component.price);
  if (price === undefined) return [];
  if (price.sign() < 0)
    return [finding('warning', 'PRICE_NEGATIVE', 'The driver is paid for using it.', `${at}/price`)];
  if (component.type !== 'ENERGY' || price.compare(HIGH_ENERGY_PRICE) < 0) return [];
  const message = `${component.price} per kWh is implausible; prices are in major currency, not in cents.`;
  return [finding('info', 'PRICE_IMPLAUSIBLE', message, `${at}/price`)];
}

function lintSteps(tariff: TariffInput): LintFinding[] {
  const found: LintFinding[] = [];
  const session = tariff.elements.filter((element) => element.restrictions?.reservation == null);
  const stepsOf = (type: string) =>
    new Set(
      session
        .flatMap((element) => element.price_components.filter((item) => item.type === type))
        .map((item) => item.step_size ?? 0),
    );
  for (const type of ['ENERGY', 'TIME', 'PARKING_TIME']) {
    if (stepsOf(type).size <= 1) continue;
    const message = `The step sizes of ${type} differ; that of the last price in a session rounds the whole session.`;
    found.push(finding('info', 'STEP_SIZES_DIFFER', message, '/elements'));
  }
  const rounds = (type: string) => [...stepsOf(type)].some((step) => step > 1);
  if (rounds('TIME') && stepsOf('PARKING_TIME').size > 0) {
    const message =
      'The step_size of TIME has no effect in sessions with priced parking: only the parking is rounded.';
    found.push(finding('info', 'STEP_SIZE_TIME_AND_PARKING', message, '/elements'));
  }
  return found;
}
