import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { ConversionContext } from '../convert/context.js';
import { canConvert, convertAny } from '../convert/convert.js';
import { convertValue } from '../convert/enum-value.js';
import type { Loss } from '../convert/loss.js';
import { convertAnyPatch } from '../convert/patch.js';
import { OcpiConversionError } from '../core/errors.js';
import { kindOf, type Schema, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';

/** An operation in the two versions between which a call is translated: from the caller's to the one that is called. */
export interface Pair {
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  readonly source: Operation;
  readonly target: Operation;
}

/** What a translation gives, and what it lost. */
export interface Translated {
  readonly value: unknown;
  readonly losses: readonly Loss[];
}

/** An operation in the versions of two forms of an interface; `undefined` when one of them lacks it. */
export function pairOf(source: Interface, target: Interface, name: string): Pair | undefined {
  const [from, to] = [source.operations[name], target.operations[name]];
  return from && to && { from: source.version, to: target.version, source: from, target: to };
}

/** The name by which conversions know what a schema describes. */
function nameOf(schema: Schema): string {
  const kind = kindOf(schema);
  if (kind.kind === 'partial') return nameOf(kind.of);
  const value = valueKindOf(schema);
  return 'name' in value ? value.name : value.kind;
}

/** The name in the newer of two versions: 2.1.1 uses one object for the answer to a command and for its result. */
export function commonName(pair: Pair, field: 'body' | 'data'): string | undefined {
  const newer = pair.from === '2.1.1' ? pair.target : pair.source;
  const schema = newer[field];
  return schema && nameOf(schema);
}

/** The body of a request in the version that is called; `undefined` for a PATCH that needs the whole object. */
export function translateBody(pair: Pair, body: unknown, context: ConversionContext): Translated | undefined {
  const { from, to, source } = pair;
  const name = commonName(pair, 'body');
  if (body === undefined || name === undefined) return { value: body, losses: [] };
  if (!source.patch) return showable(translated(name, body, from, to, context));
  const result = convertAnyPatch(name, body, from, to, context);
  return result.kind === 'patch' ? showable(result) : undefined;
}

/** Throws an `OcpiConversionError` for a Location that must not be shown, on its way to a version that shows all. */
export function showable(result: Translated): Translated {
  const hidden = result.losses.find(({ code }) => code === 'must_not_be_shown');
  if (!hidden) return result;
  const message =
    'A Location that is not to be published cannot go to OCPI 2.1.1, which shows all; do not send it.';
  throw new OcpiConversionError('unrepresentable', message, [hidden]);
}

/**
 * The data of an answer in the caller's version. `undefined` for what must not be shown there: a Location that is not to
 * be published, in 2.1.1, which cannot say so.
 */
export function translateData(pair: Pair, data: unknown, context: ConversionContext): Translated {
  const name = commonName(pair, 'data');
  if (data === undefined || data === null || name === undefined) return { value: data, losses: [] };
  const result = translated(name, data, pair.to, pair.from, context);
  const isHidden = result.losses.some(({ code }) => code === 'must_not_be_shown');
  return isHidden ? { ...result, value: undefined } : result;
}

function translated(
  name: string,
  value: unknown,
  from: VersionNumber,
  to: VersionNumber,
  context: ConversionContext,
): Translated {
  return canConvert(name, from, to) ? convertAny(name, value, from, to, context) : { value, losses: [] };
}

/** Parameters of a query in the version that is called: values of enums may have other names there. */
export function translateQuery<Q extends object>({ from, to, source }: Pair, query: Q): Q {
  const changed = { ...query } as Record<string, unknown>;
  for (const [param, schema] of Object.entries(source.query)) {
    const value = changed[param];
    const kind = typeof value === 'string' ? valueKindOf(schema) : undefined;
    if (kind?.kind === 'enum') changed[param] = convertValue(kind.name, String(value), from, to);
  }
  return changed as Q;
}
