import type { Operation } from '../contract/operation.js';
import type { ConversionContext } from '../convert/context.js';
import { canConvert, convertAny } from '../convert/convert.js';
import type { Loss } from '../convert/loss.js';
import { convertAnyPatch } from '../convert/patch.js';
import { kindOf, type Schema, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';

/** Is told what a conversion lost, assumed or defaulted, and where: `locations RECEIVER putLocation`. */
export type OnLosses = (losses: readonly Loss[], where: string) => void;

/** An operation in the two versions between which a call is translated. */
export interface Pair {
  /** `locations RECEIVER putLocation`. */
  readonly where: string;
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  readonly source: Operation;
  readonly target: Operation;
  readonly onLosses: OnLosses | undefined;
}

/** The name by which conversions know what a schema describes. */
function nameOf(schema: Schema): string {
  const kind = kindOf(schema);
  if (kind.kind === 'partial') return nameOf(kind.of);
  const value = valueKindOf(schema);
  return 'name' in value ? value.name : value.kind;
}

/** The name in the newer of two versions: 2.1.1 uses one object for the answer to a command and for its result. */
function commonName(pair: Pair, field: 'body' | 'data'): string | undefined {
  const newer = pair.from === '2.1.1' ? pair.target : pair.source;
  const schema = newer[field];
  return schema && nameOf(schema);
}

/** A body of the one version as one of the other; `undefined` for a PATCH that needs the whole object. */
export function translateBody(
  pair: Pair,
  body: unknown,
  context: ConversionContext,
): { readonly body: unknown } | undefined {
  const name = commonName(pair, 'body');
  if (body === undefined || name === undefined) return { body };
  if (!pair.source.patch) return { body: translated(pair, name, body, context) };
  const result = convertAnyPatch(name, body, pair.from, pair.to, context);
  if (result.kind === 'needs-object') return undefined;
  tell(pair, result.losses);
  return { body: result.value };
}

/**
 * Data of an answer: `pair` goes the way of the request, so this goes back. `undefined` for what must not be shown in the
 * other version: a Location that is not to be published, in 2.1.1, which cannot say so.
 */
export function translateData(pair: Pair, data: unknown, context: ConversionContext): unknown {
  const name = commonName(pair, 'data');
  if (data === undefined || data === null || name === undefined) return data;
  return translated({ ...pair, from: pair.to, to: pair.from }, name, data, context, true);
}

function translated(
  pair: Pair,
  name: string,
  value: unknown,
  context: ConversionContext,
  isAnswer = false,
): unknown {
  if (!canConvert(name, pair.from, pair.to)) return value;
  const { value: result, losses } = convertAny(name, value, pair.from, pair.to, context);
  tell(pair, losses);
  return isAnswer && losses.some(({ code }) => code === 'must_not_be_shown') ? undefined : result;
}

function tell({ onLosses, where }: Pair, losses: readonly Loss[]): void {
  if (losses.length > 0) onLosses?.(losses, where);
}
