import { ask, inParallel, type Patience } from './ask.js';
import { type Reading, startReading } from './reading.js';
import type { FirstPage, Source, SourcePage } from './source.js';

/** What is known of the sources before the first page. */
export interface Probed {
  readonly sources: readonly Reading[];
  /** The first page of the first source, which was asked for all of it. */
  readonly first: FirstPage | undefined;
  readonly failed: readonly { readonly reading: Reading; readonly error: unknown }[];
}

/** Learns how many objects each source has, several at a time; of the first one the page comes with it. */
export async function probe(sources: readonly Source[], limit: number, patience: Patience): Promise<Probed> {
  const answers = await inParallel(sources, patience.parallel, (source, index) =>
    ask(source, { at: { offset: 0 }, limit: index === 0 ? limit : 1 }, patience),
  );
  const readings = sources.map(({ id }, index): Reading => {
    const answer = answers[index];
    if (!answer?.ok) return { ...startReading(id, undefined), failures: 1 };
    return startReading(id, totalOf(answer.page));
  });
  const failed = readings.flatMap((reading, index) => {
    const answer = answers[index];
    return answer && !answer.ok ? [{ reading, error: answer.error }] : [];
  });
  const [source] = sources;
  const [answer] = answers;
  const first = source && answer?.ok ? { id: source.id, page: answer.page } : undefined;
  return { sources: readings, first, failed };
}

/** The total of a source by its first page; what has no continuation is there as a whole. */
function totalOf({ items, total, next }: SourcePage): number | undefined {
  if (next === undefined && (total === undefined || total < items.length)) return items.length;
  return total;
}
