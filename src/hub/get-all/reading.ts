import { hash64 } from '../../core/hash.js';
import type { SourcePage, SourcePosition } from './source.js';
import { extendWindow, nameOf, namesIn } from './window.js';

/** How far the list of one source has been read: a value that is kept as JSON between two pages. */
export interface Reading {
  readonly id: string;
  readonly at: SourcePosition;
  /** How many objects of the page at `at` were dealt with already. */
  readonly skip: number;
  /** How many objects of the source came before what is still to be given. */
  readonly given: number;
  /** The total that was learnt first, and the one that the source named last. */
  readonly total?: number | undefined;
  readonly latest?: number | undefined;
  /** How many objects its last page had. */
  readonly size?: number | undefined;
  /** How often in a row the source has failed. */
  readonly failures: number;
  /** How many pages were read, and how many in a row without anything new. */
  readonly pages: number;
  readonly stalls: number;
  /** How often reading went back because the total shrank. */
  readonly backs: number;
  /** Where the pages before are, newest last. */
  readonly previous: readonly SourcePosition[];
  /** Names of the objects that were given last. */
  readonly window: string;
  /** A continuation from some pages ago, as a hash: meeting it again means going round in circles. */
  readonly mark?: string | undefined;
}

/** What was taken of a page: `after` is absent when the source has come to its end. */
export interface Taken {
  readonly items: readonly object[];
  readonly after: Reading | undefined;
  /** Whether the page had something that is no object. */
  readonly hasRubbish: boolean;
  /** Whether the source was cut off because it never comes to an end. */
  readonly isEndless: boolean;
}

/** How many pages before the current one can be read again. */
const HISTORY = 3;
/** The window has the objects of as many pages within these bounds: of sources up to the first one all are known. */
const MIN_WINDOW = 2000;
const MAX_WINDOW = 10_000;
const MAX_STALLS = 8;
const MAX_BACKS = 50;
const MAX_PAGES = 100_000;

/** A reading at the beginning of a source, or some objects behind it. */
export const startReading = (id: string, total: number | undefined, offset = 0): Reading => ({
  id,
  at: { offset },
  skip: 0,
  given: offset,
  total,
  latest: total,
  failures: 0,
  pages: 0,
  stalls: 0,
  backs: 0,
  previous: [],
  window: '',
});

/** How many objects the source should have in all: as it said at first, or more when more came. */
export const countOf = ({ total, given }: Reading): number => Math.max(total ?? 0, given);

/** How many objects the next request will probably give, and whether these will be the last. */
export function outlook(
  reading: Reading,
  limit: number,
): { readonly size: number; readonly isLast: boolean } {
  const page = Math.max(0, (reading.size ?? limit) - reading.skip);
  const whole = Math.min(Math.max(page, 1), limit);
  const total = reading.latest ?? reading.total;
  if (total === undefined) return { size: whole, isLast: false };
  const left = total - reading.given;
  return left > 0 && left <= whole ? { size: left, isLast: true } : { size: whole, isLast: false };
}

/**
 * Takes what is new of the page at a reading's position, at most `room` objects; `undefined` when there is more than that
 * and `mayCut` is not set: then the page is for the next time.
 */
export function take(reading: Reading, page: SourcePage, room: number, mayCut: boolean): Taken | undefined {
  const back = stepBack(reading, page);
  if (back) return { items: [], after: back, hasRubbish: false, isEndless: false };
  const known = namesIn(reading.window);
  const fresh: { readonly item: object; readonly name: string; readonly index: number }[] = [];
  let hasRubbish = false;
  for (const [index, item] of page.items.entries()) {
    if (index < reading.skip) continue;
    const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
    hasRubbish ||= !isObject;
    const name = isObject ? nameOf(item) : undefined;
    if (!isObject || name === undefined || known.has(name)) continue;
    known.add(name);
    fresh.push({ item, name, index });
  }
  if (fresh.length > room && !mayCut) return undefined;
  const given = fresh.slice(0, room);
  const size = page.items.length;
  const noted: Reading = {
    ...reading,
    given: reading.given + given.length,
    latest: page.total ?? reading.latest,
    size,
    failures: 0,
    window: extendWindow(
      reading.window,
      given.map(({ name }) => name),
      Math.min(MAX_WINDOW, Math.max(MIN_WINDOW, HISTORY * size)),
    ),
  };
  const items = given.map(({ item }) => item);
  const rest = fresh[room];
  if (rest) return { items, after: { ...noted, skip: rest.index }, hasRubbish, isEndless: false };
  return { items, hasRubbish, ...turn(noted, page.next, given.length) };
}

/** A total that shrinks moves objects to pages that were read already: reading goes back to these, once for each time. */
function stepBack(reading: Reading, { total }: SourcePage): Reading | undefined {
  const { latest, previous, size, skip, backs } = reading;
  if (total === undefined || latest === undefined || total >= latest || backs >= MAX_BACKS) return undefined;
  const lost = latest - total;
  const steps = Math.min(previous.length, Math.ceil(lost / Math.max(1, size ?? 1)));
  if (steps === 0 && skip === 0) return undefined;
  const at = previous[previous.length - steps] ?? reading.at;
  return {
    ...reading,
    at,
    skip: steps > 0 ? 0 : Math.max(0, skip - lost),
    latest: total,
    backs: backs + 1,
    previous: previous.slice(0, previous.length - steps),
    mark: undefined,
  };
}

/** Goes on to the next page of the source, unless that is its end or it has none. */
function turn(reading: Reading, next: string | undefined, added: number): Pick<Taken, 'after' | 'isEndless'> {
  if (next === undefined) return { after: undefined, isEndless: false };
  const pages = reading.pages + 1;
  const stalls = added === 0 ? reading.stalls + 1 : 0;
  const name = hash64(next).join('.');
  const isSame = 'next' in reading.at && reading.at.next === next;
  const isCircle = !isSame && name === reading.mark;
  if (isCircle || stalls >= MAX_STALLS || pages >= MAX_PAGES) return { after: undefined, isEndless: true };
  const after: Reading = {
    ...reading,
    at: { next },
    skip: 0,
    pages,
    stalls,
    previous: [...reading.previous, reading.at].slice(-HISTORY),
    // The mark moves on at every power of two, so that circles of any length are met sooner or later.
    mark: (pages & (pages - 1)) === 0 ? name : reading.mark,
  };
  return { after, isEndless: false };
}
