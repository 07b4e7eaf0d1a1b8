import { formatNextLink, nextLink } from '../../src/core/link.js';
import type { FaultCase } from './faults.js';
import { answers, at, enveloped, instead, listIn, objectIn, requests, type Wire } from './wire.js';

const LIST = at('GET', /\/sender\/locations$/);
const PART = at('GET', /\/sender\/locations\/./);

const query = (request: Request): URLSearchParams => new URL(request.url).searchParams;

const relink =
  (change: (url: URL, request: Request) => string) =>
  ({ headers }: Wire, request: Request): void => {
    const next = nextLink(headers.get('link'));
    if (next !== undefined) headers.set('link', formatNextLink(change(new URL(next), request)));
  };

/** Lists of a CPO in 2.2.1. */
export const listFaults: readonly FaultCase[] = [
  [
    'data is null',
    'lists/answer',
    answers(LIST, (wire) => {
      wire.json.data = null;
    }),
  ],
  [
    'an object lacks a field',
    'lists/objects',
    answers(LIST, (wire) => void delete listIn(wire)[0]?.coordinates),
  ],
  [
    'an object has a time with an offset',
    'lists/objects',
    answers(LIST, (wire) => {
      if (listIn(wire)[0]) {
        listIn(wire)[0] = { ...listIn(wire)[0], last_updated: '2026-01-01T01:00:00+01:00' };
      }
    }),
    { result: 'warn' },
  ],
  [
    'an object is there twice',
    'lists/unique',
    answers(LIST, (wire) => {
      listIn(wire)[1] = { ...listIn(wire)[0] };
    }),
  ],
  [
    'an object belongs to somebody else',
    'lists/owner',
    answers(LIST, (wire) => {
      listIn(wire)[0] = { ...listIn(wire)[0], party_id: 'XXX' };
    }),
    { result: 'warn' },
  ],
  ['the total is missing', 'lists/total', answers(LIST, ({ headers }) => headers.delete('x-total-count'))],
  [
    'the total is that of the page',
    'lists/total-pages',
    answers(LIST, (wire) => wire.headers.set('x-total-count', String(listIn(wire).length))),
  ],
  ['the limit is not told', 'lists/limit-header', answers(LIST, ({ headers }) => headers.delete('x-limit'))],
  [
    'X-Limit is the number of objects left',
    'lists/limit-header',
    answers(LIST, ({ headers }) => headers.set('x-limit', '0')),
  ],
  ['limit is ignored', 'lists/limit', requests(LIST, (url) => url.searchParams.delete('limit'))],
  [
    'a large limit is refused',
    'lists/limit-large',
    instead(
      (request) => LIST(request) && Number(query(request).get('limit')) > 1000,
      (request) => enveloped(request, 200, 2001),
    ),
  ],
  ['offset is ignored', 'lists/offset', requests(LIST, (url) => url.searchParams.delete('offset'))],
  [
    'offset counts from one',
    'lists/offset',
    requests(
      (request) => LIST(request) && query(request).has('offset'),
      (url) =>
        url.searchParams.set('offset', String(Math.max(0, Number(url.searchParams.get('offset')) - 1))),
    ),
  ],
  [
    'beyond the end is HTTP 404',
    'lists/offset-beyond',
    answers(LIST, (wire) => {
      if (listIn(wire).length === 0) {
        wire.status = 404;
      }
    }),
  ],
  ['there is no Link', 'lists/link', answers(LIST, ({ headers }) => headers.delete('link'))],
  [
    'the last page has a Link',
    'lists/link-last',
    answers(LIST, ({ headers }, request) => headers.set('link', formatNextLink(request.url))),
  ],
  [
    'the Link names an internal host',
    'lists/link-url',
    answers(
      LIST,
      relink((url) => url.href.replace('https://partner.test', 'http://internal:8080')),
    ),
  ],
  [
    'the Link is relative',
    'lists/link-url',
    answers(
      LIST,
      relink((url) => `${url.pathname}${url.search}`),
    ),
  ],
  [
    'the Link leads to the same page',
    'lists/link-next',
    answers(
      LIST,
      relink((_, request) => request.url),
    ),
  ],
  [
    'the Link goes round in circles',
    'lists/complete',
    answers(
      LIST,
      relink((_, request) => request.url),
    ),
  ],
  [
    'the Link forgets the limit',
    'lists/link-next',
    answers(
      LIST,
      relink((url) => {
        url.searchParams.delete('limit');
        return url.href;
      }),
    ),
  ],
  [
    'the Link forgets the filters',
    'lists/link-filters',
    answers(
      LIST,
      relink((url) => {
        url.searchParams.delete('date_from');
        url.searchParams.delete('date_to');
        url.searchParams.delete('cursor');
        return url.href;
      }),
    ),
  ],
  [
    'an object is lost between pages',
    'lists/complete',
    answers(
      (request) => LIST(request) && Number(query(request).get('offset')) > 0,
      (wire) => void listIn(wire).shift(),
    ),
  ],
  [
    'the order changes',
    'lists/stable',
    (next) => {
      let turn = 0;
      return answers(LIST, (wire) => {
        turn += 1;
        if (turn % 2 === 0) listIn(wire).reverse();
      })(next);
    },
  ],
  [
    'an unknown parameter is refused',
    'lists/unknown-query',
    instead(
      (request) => LIST(request) && query(request).has('ocpijs_unknown'),
      (request) => enveloped(request, 400, 2001),
    ),
    { result: 'warn' },
  ],
  [
    'a limit that is no number fails',
    'lists/invalid-query',
    instead(
      (request) => LIST(request) && query(request).get('limit') === 'many',
      (request) => enveloped(request, 500, 3000),
    ),
  ],
  [
    'date_from is ignored',
    'lists/date-from-future',
    requests(LIST, (url) => url.searchParams.delete('date_from')),
  ],
  ['date_from is ignored', 'lists/date-from', requests(LIST, (url) => url.searchParams.delete('date_from'))],
  [
    'date_from is exclusive',
    'lists/date-from',
    requests(
      (request) => LIST(request) && query(request).has('date_from'),
      (url) => shift(url, 'date_from'),
    ),
  ],
  ['date_to is ignored', 'lists/date-to', requests(LIST, (url) => url.searchParams.delete('date_to'))],
  [
    'date_to is inclusive',
    'lists/date-to',
    requests(
      (request) => LIST(request) && query(request).has('date_to'),
      (url) => shift(url, 'date_to'),
    ),
  ],
  [
    'the total counts what the filters leave out',
    'lists/date-window',
    answers(LIST, ({ headers }) => headers.set('x-total-count', '6')),
  ],
  [
    'a date that is none fails',
    'lists/date-invalid',
    instead(
      (request) => query(request).get('date_from') === 'yesterday',
      (request) => enveloped(request, 500, 3000),
    ),
  ],
  [
    'a date that is none is passed over',
    'lists/date-invalid',
    requests(
      (request) => query(request).get('date_from') === 'yesterday',
      (url) => url.searchParams.delete('date_from'),
    ),
    { result: 'warn' },
  ],
  ['objects have no URL', 'lists/get-object', instead(PART, (request) => enveloped(request, 404, 2003))],
  [
    'an EVSE by itself is another one',
    'lists/get-object',
    answers(PART, (wire) => {
      if (objectIn(wire).uid) {
        objectIn(wire).status = 'PLANNED';
      }
    }),
  ],
  [
    'an unknown Location is a success',
    'lists/get-unknown',
    answers(PART, (wire) => {
      if (wire.status === 404) {
        wire.status = 200;
        wire.json = { ...wire.json, status_code: 1000, data: { id: 'X' } };
      }
    }),
  ],
];

/** One millisecond later. */
function shift(url: URL, name: string): void {
  url.searchParams.set(name, new Date(Date.parse(url.searchParams.get(name) ?? '') + 1).toISOString());
}
