import { OcpiValidationError } from '../../core/errors.js';
import type { Answer } from '../../core/exchange.js';
import { Header } from '../../core/headers.js';
import type { Issue, IssueCode } from '../../core/issue.js';
import type { Schema } from '../../core/kind.js';
import { nextLink } from '../../core/link.js';
import { type ReadItem, readList } from '../../core/read.js';
import { now } from '../../core/time.js';
import { cleanIssues } from '../redact.js';
import { tolerated } from '../tolerate.js';
import type { PageFacts } from './next.js';

/** How a page is read. */
export interface PageReading<T> {
  readonly item: Schema<T>;
  readonly mode: 'tolerant' | 'strict';
  /** Kinds of issues that strict mode tolerates. */
  readonly tolerates: readonly IssueCode[];
  /** What is being read, for messages. */
  readonly where: string;
  /** What no error may show. */
  readonly secrets: () => readonly string[];
}

/** A page that was read: its objects, and what it says about the list. */
export interface PageContent<T> {
  readonly items: readonly ReadItem<T>[];
  readonly issues: readonly Issue[];
  readonly facts: PageFacts;
}

/**
 * Reads a page object by object. Throws an {@link OcpiValidationError} when `data` is no list at all: at the end of a list
 * that is an empty page, but where something follows a page would be lost without a word.
 */
export function readPage<T>(answer: Answer, reading: PageReading<T>): PageContent<T> {
  const { item, mode, tolerates, where, secrets } = reading;
  const { data } = answer.envelope;
  const list = readList(item, data, mode === 'strict' ? { mode } : { mode, receivedAt: now() });
  const facts = pageFacts(answer.headers, Array.isArray(data) ? data.length : list.items.length);
  const isLost = !Array.isArray(data) && list.values.length === 0 && facts.link !== undefined;
  if (!list.ok || isLost) {
    throw new OcpiValidationError('received', where, cleanIssues(list.issues, secrets()));
  }
  const items =
    tolerates.length === 0 || mode === 'tolerant'
      ? list.items
      : list.items.map((one) => ({ ...tolerated(item, one, tolerates), index: one.index }));
  return { items, issues: list.issues, facts };
}

/** What the headers of a page say about the list; `count` is how many objects came. */
export function pageFacts(headers: Headers, count: number): PageFacts {
  return {
    count,
    total: countIn(headers.get(Header.totalCount)),
    limit: countIn(headers.get(Header.limit)),
    link: nextLink(headers.get(Header.link)),
  };
}

const countIn = (text: string | null): number | undefined =>
  text !== null && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
