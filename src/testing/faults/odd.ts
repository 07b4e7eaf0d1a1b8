import { parseJson } from '../../core/json.js';
import { bare } from './answers.js';
import type { EnvelopePart, ExchangeFault, OddData } from './fault.js';

type Envelope = Readonly<Record<string, unknown>>;

const envelopes: Readonly<Record<EnvelopePart, (envelope: Envelope) => Envelope>> = {
  timestamp: ({ timestamp: _timestamp, ...rest }) => rest,
  zone: (envelope) => ({ ...envelope, timestamp: String(envelope.timestamp).replace(/Z$/, '') }),
  message: (envelope) => ({ ...envelope, status_message: null }),
  code: (envelope) => ({ ...envelope, status_code: String(envelope.status_code) }),
};

const data: Readonly<Record<OddData, (envelope: Envelope) => Envelope>> = {
  absent: ({ data: _data, ...rest }) => rest,
  null: (envelope) => ({ ...envelope, data: null }),
  object: (envelope) => ({ ...envelope, data: {} }),
  text: (envelope) => ({ ...envelope, data: 'accepted' }),
};

/** The text of an envelope with something odd about it. */
export const withOddEnvelope = (body: string, part: EnvelopePart): string =>
  inEnvelope(body, envelopes[part]);

/** The text of an envelope with something else for `data`. */
export const withOddData = (body: string, kind: OddData): string => inEnvelope(body, data[kind]);

function inEnvelope(body: string, change: (envelope: Envelope) => Envelope): string {
  const json = parseJson(body);
  return json.ok && typeof json.value === 'object' && json.value !== null
    ? JSON.stringify(change(json.value as Envelope))
    : body;
}

/** The first half of a text, and then an error. */
export function brokenInTheMiddle(body: string, error: Error): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  return brokenAfter([bytes.subarray(0, bytes.length >> 1)], error);
}

/** A stream that gives these parts, and then breaks. */
export function brokenAfter(parts: readonly Uint8Array[], error: unknown): ReadableStream<Uint8Array> {
  const left = [...parts];
  return new ReadableStream({
    pull(controller) {
      const part = left.shift();
      if (part) controller.enqueue(part);
      else controller.error(error);
    },
  });
}

type Redirect = Extract<ExchangeFault, { readonly kind: 'redirect' }>;

/** The redirect, or `undefined` where it has led already. */
export function redirected({ status = 302, to = 'slash' }: Redirect, url: string): Response | undefined {
  const { pathname, search } = new URL(url);
  if (to === 'slash' && pathname.endsWith('/')) return undefined;
  const location = {
    slash: `${pathname}/${search}`,
    itself: `${pathname}${search}`,
    elsewhere: `https://elsewhere.example${pathname}${search}`,
  }[to];
  return bare(status, { Location: location });
}
