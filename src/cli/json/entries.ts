import { readEnvelope } from '../../core/envelope.js';
import { parseJson } from '../../core/json.js';
import { jsonPieces, type Piece, type PieceOptions } from './pieces.js';

/** One object of a JSON text of any form, with its place among all objects, from 0; or why there is none. */
export type Entry =
  | { readonly index: number; readonly raw: unknown; readonly failure?: undefined }
  | { readonly index: number; readonly failure: string };

/**
 * The objects in JSON of any form and size: one object, a list, an envelope around either, NDJSON of any of these. What
 * cannot be read is an entry with a failure; an envelope without data has no objects.
 */
export async function* jsonEntries(
  source: AsyncIterable<Uint8Array>,
  options: PieceOptions = {},
): AsyncGenerator<Entry> {
  let index = 0;
  for await (const piece of jsonPieces(source, options)) {
    for (const found of valuesOf(piece)) {
      yield { index, ...found };
      index += 1;
    }
  }
}

type Found = { readonly raw: unknown } | { readonly failure: string };

function valuesOf(piece: Piece): readonly Found[] {
  if (piece.kind === 'broken') return [{ failure: `line ${piece.line}: ${piece.reason}` }];
  const parsed = parse(piece.bytes);
  if ('failure' in parsed) return [{ failure: `line ${piece.line}: ${parsed.failure}` }];
  if (piece.kind === 'envelope') return [];
  if (piece.kind === 'item') return [parsed];
  return unwrap(parsed.raw).map((raw) => ({ raw }));
}

/** The objects of a whole value: a list has several, an envelope those of its data. */
function unwrap(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const envelope = readEnvelope(value);
  if (!envelope) return [value];
  return envelope.data === undefined || envelope.data === null ? [] : unwrap(envelope.data);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Uint8Array): Found {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { failure: 'not UTF-8; save the file as UTF-8' };
  }
  const result = parseJson(text);
  if (result.ok) return { raw: result.value };
  if (result.reason === 'empty') return { failure: 'an item is missing; remove the comma' };
  if (result.reason === 'too-deep') return { failure: 'nested too deep for OCPI' };
  return { failure: 'not JSON; a quote, comma or bracket is missing or too many' };
}
