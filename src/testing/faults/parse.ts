import type { Fault, FaultRule } from './fault.js';
import { faultSyntax } from './syntax.js';

const FORM = 'WHERE:WHEN:FAULT, for example locations.list:2:http-500';

/** How a time begins, and a place never does. */
const IS_WHEN = /^\d/;

/**
 * Reads a rule as it is written on a command line: `locations.list:2:http-500`.
 *
 * Where: `*`, `locations`, `locations.list`, `locations.PUT`, `registration.3`. When: `*`, `2`, `2-4`, `2+`, `10%`, or two
 * of them as in `2+,10%`. Either may be left out: `2:http-500`, `locations:http-500`, `http-500`. Throws a `TypeError` that
 * says what is wrong.
 */
export function parseFault(text: string): FaultRule {
  const parts = text.trim().split(':');
  if (parts.length > 3 || parts.some((part) => part === '')) {
    throw new TypeError(`A fault is written ${FORM}; "${text}" is not.`);
  }
  const fault = parseKind(parts.pop() ?? '', text);
  const [first = '*', second = '*'] = parts;
  const [where, when] = parts.length === 1 && IS_WHEN.test(first) ? ['*', first] : [first, second];
  return { fault, ...parseWhere(where, text), ...parseWhen(when, text) };
}

/** Writes a rule so that {@link parseFault} reads it again. Throws a `TypeError` for one that cannot be written. */
export function formatFault(rule: FaultRule): string {
  for (const syntax of faultSyntax) {
    const fault = syntax.write(rule.fault);
    if (fault !== undefined) return [formatWhere(rule), formatWhen(rule), fault].join(':');
  }
  throw new TypeError(`There is no way to write the fault ${JSON.stringify(rule.fault)}.`);
}

function parseKind(kind: string, text: string): Fault {
  for (const syntax of faultSyntax) {
    const fault = read(() => syntax.read(kind), text);
    if (fault) return fault;
  }
  const forms = faultSyntax.map(({ form }) => form).join(', ');
  throw new TypeError(`There is no fault "${kind}" (in "${text}"); there are ${forms}.`);
}

function read<T>(attempt: () => T, text: string): T {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TypeError(`${error.message} (in "${text}")`, { cause: error });
  }
}

function parseWhere(where: string, text: string): Partial<FaultRule> {
  if (where === '*') return {};
  const match = /^([a-z]+)(?:\.([A-Za-z]+|\d+))?$/.exec(where);
  const [, module, operation] = match ?? [];
  if (module === undefined) {
    throw new TypeError(`"${where}" (in "${text}") names no module; write locations, locations.list or *.`);
  }
  if (module !== 'registration') return operation === undefined ? { module } : { module, operation };
  if (operation === '1' || operation === '2' || operation === '3') {
    return { step: Number(operation) as 1 | 2 | 3 };
  }
  throw new TypeError(
    `A registration has the steps 1 (versions), 2 (version details) and 3 (credentials): write registration.1, not "${where}".`,
  );
}

function parseWhen(when: string, text: string): Partial<FaultRule> {
  let rule: Partial<FaultRule> = {};
  for (const part of when.split(',')) rule = { ...rule, ...parseWhenPart(part, text) };
  return rule;
}

function parseWhenPart(part: string, text: string): Partial<FaultRule> {
  if (part === '*') return {};
  const [, percent] = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(part) ?? [];
  if (percent !== undefined && Number(percent) <= 100) return { probability: Number(percent) / 100 };
  const [, first, plus, last] = /^([1-9]\d{0,8})(\+|-([1-9]\d{0,8}))?$/.exec(part) ?? [];
  const from = Number(first);
  if (first !== undefined && plus === undefined) return { calls: from };
  if (first !== undefined && last === undefined) return { calls: { from } };
  if (first !== undefined && Number(last) >= from) return { calls: { from, to: Number(last) } };
  throw new TypeError(`"${part}" (in "${text}") says no time; write 2, 2-4, 2+, 10% or *.`);
}

function formatWhere({ module, operation, step }: FaultRule): string {
  if (step !== undefined) return `registration.${step}`;
  if (module === undefined && operation !== undefined) {
    throw new TypeError('A fault of an operation needs its module to be written.');
  }
  return module === undefined ? '*' : operation === undefined ? module : `${module}.${operation}`;
}

function formatWhen({ calls, probability }: FaultRule): string {
  const parts: string[] = [];
  if (typeof calls === 'number') parts.push(String(calls));
  if (typeof calls === 'object') parts.push(`${calls.from}${calls.to === undefined ? '+' : `-${calls.to}`}`);
  if (probability !== undefined) parts.push(`${Number((probability * 100).toFixed(4))}%`);
  return parts.length === 0 ? '*' : parts.join();
}
