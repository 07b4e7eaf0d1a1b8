/** Where in its list a source is asked: by counting, or by its own continuation, which nobody else looks into. */
export type SourcePosition = { readonly offset: number } | { readonly next: string };

/** What a source is asked for. */
export interface SourceRequest {
  readonly at: SourcePosition;
  /** How many objects are wanted at most; a continuation may have a limit of its own. */
  readonly limit: number;
  /** Aborts when the time for the request is over, or with the caller. */
  readonly signal: AbortSignal;
}

/** What a source answers. */
export interface SourcePage {
  readonly items: readonly unknown[];
  /** How many objects there are in all, where the source says so. */
  readonly total?: number | undefined;
  /** Where the list goes on; absent at its end. */
  readonly next?: string | undefined;
}

/** The first page of a source, which came while totals were learnt. */
export interface FirstPage {
  readonly id: string;
  readonly page: SourcePage;
}

/** One of the lists that are merged, with its filters in it. What it throws is its failure and no one else's. */
export interface Source {
  /** Names the list for as long as it is read, for example a party. */
  readonly id: string;
  page(request: SourceRequest): Promise<SourcePage>;
}

/**
 * What was wrong with a source: `failed` will be asked again, `left-out` not any more, `gone` is not among the sources
 * now; `endless` goes round in circles and was cut off; `objects` sent what are no objects.
 */
export type SourceProblemKind = 'failed' | 'left-out' | 'gone' | 'endless' | 'objects';

/** A source that did not do its part, for the log of the hub. */
export interface SourceProblem {
  readonly source: string;
  readonly kind: SourceProblemKind;
  /** How many objects of this source were given so far. */
  readonly given: number;
  /** What the source threw. */
  readonly error?: unknown;
}
