import { forModule } from '../partners/profile.js';
import { type Call, urlOf, where } from './call.js';
import { checkCapability } from './capability.js';
import { callHeaders } from './connection.js';
import { type List, type ListOptions, makeList } from './paging/list.js';
import { secretsOf } from './redact.js';
import { send } from './transport.js';
import type { AnyArgs } from './types.js';

/** Makes the list of a list operation; nothing is fetched before it is iterated. */
export function makeListCall(call: Call, args: AnyArgs, options: ListOptions): List<unknown> {
  const { connection, contract, operation } = call;
  if (!operation.data) throw new TypeError(`${where(call)} has no schema for its items.`);
  checkCapability(connection.channel.profile, `${contract.module}.${call.name}`, args);
  const { channel } = connection;
  const { profile } = channel;
  const paging = forModule(profile.paging, contract.module) ?? {};
  const limit = args.limit ?? paging.pageSize;
  const headers = callHeaders(connection, contract.type, options);
  const { module } = contract;
  const source = {
    reading: {
      item: operation.data,
      mode: channel.options.mode ?? 'tolerant',
      tolerates: profile.tolerates ?? [],
      where: where(call),
      secrets: () => secretsOf(headers, undefined),
    },
    style: paging.style ?? 'link',
    origins: channel.origins,
    window: paging.window,
    dateFrom: textOf(args.date_from),
    dateTo: textOf(args.date_to),
    urlOf: (window?: { from: string; to: string | undefined }) => {
      const dates = window && { date_from: window.from, date_to: window.to };
      return urlOf(call, { ...args, limit, ...dates }, options);
    },
    fetchPage: async (url: string, stop: AbortSignal) => {
      const signal = linked(options.signal, stop);
      try {
        const { timeout } = options;
        return await send({ method: 'GET', url, headers, signal: signal.signal, timeout, module }, channel);
      } finally {
        signal.done();
      }
    },
  };
  return makeList(source, options);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A signal that aborts with either of two. */
function linked(
  outer: AbortSignal | undefined,
  stop: AbortSignal,
): { signal: AbortSignal; done: () => void } {
  if (!outer) return { signal: stop, done: () => undefined };
  const both = new AbortController();
  const abort = (): void => both.abort(outer.aborted ? outer.reason : stop.reason);
  if (outer.aborted || stop.aborted) abort();
  outer.addEventListener('abort', abort, { once: true });
  stop.addEventListener('abort', abort, { once: true });
  return {
    signal: both.signal,
    done: () => {
      outer.removeEventListener('abort', abort);
      stop.removeEventListener('abort', abort);
    },
  };
}
