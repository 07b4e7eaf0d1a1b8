import type { FaultCase } from './faults.js';
import { answers, at, enveloped, instead, nodding, objectIn, openDoor, requests } from './wire.js';

const LOCATION = /\/receiver\/locations\/\w+\/\w+\/[^/]+$/;
const EVSE = /\/receiver\/locations\/\w+\/\w+\/[^/]+\/[^/]+$/;
const SESSION = /\/receiver\/sessions\//;
const TARIFF = /\/receiver\/tariffs\//;
const CDRS = /\/receiver\/cdrs$/;
const CDR = /\/receiver\/cdrs\/./;

const isUnknown = (request: Request): boolean => /-NONE$/.test(new URL(request.url).pathname);
const isForeign = (request: Request): boolean => /\/ZZ\/XXX\//.test(request.url);
const isAnonymous = (request: Request): boolean => !request.headers.has('authorization');
const put = at('PUT', LOCATION);
const get = at('GET', LOCATION);
const patch = at('PATCH', LOCATION);

/** The rest of what a request is about is taken from what is there. */
const merged =
  (method: string, path: RegExp): FaultCase[2] =>
  (next) =>
  async (request) => {
    if (!at(method, path)(request)) return next(request);
    const there = await next(new Request(request.url, { headers: request.headers }));
    const { data } = (await there.json()) as { data?: object };
    const body = { ...data, ...((await request.json()) as object) };
    return next(
      new Request(request.url, { method: 'PUT', headers: request.headers, body: JSON.stringify(body) }),
    );
  };

/** Receivers of an EMSP in 2.2.1, or 2.3.0 where that is said. */
export const receiverFaults: readonly FaultCase[] = [
  [
    'an unknown object is a success',
    'receivers/unknown',
    nodding((request) => get(request) && isUnknown(request)),
  ],
  [
    'an unknown object is no HTTP 404',
    'receivers/unknown',
    answers(
      (request) => get(request) && isUnknown(request),
      (wire) => {
        wire.status = 200;
      },
    ),
    { result: 'warn' },
  ],
  [
    'objects of other parties are shown',
    'receivers/foreign-get',
    nodding((request) => get(request) && isForeign(request)),
    { result: 'warn' },
  ],
  ['objects are refused', 'receivers/put-new', instead(put, (request) => enveloped(request, 200, 2001))],
  [
    'a new object is HTTP 200',
    'receivers/put-new',
    answers(put, (wire) => {
      wire.status = 200;
    }),
    { result: 'warn' },
  ],
  ['an object is acknowledged and not kept', 'receivers/get-back', nodding(put)],
  ['a field is lost', 'receivers/get-back', requests(put, (_, __, body) => void delete body.evses)],
  [
    'texts lose their accents',
    'receivers/text',
    answers(get, (wire) => {
      objectIn(wire).name = String(objectIn(wire).name).replace(/[^ -~]/g, '?');
    }),
  ],
  [
    'an object that is there is a server error',
    'receivers/put-again',
    answers(put, (wire) => {
      if (wire.status === 200) {
        wire.json.status_code = 3000;
      }
    }),
  ],
  [
    'an object that is there is HTTP 201',
    'receivers/put-again',
    answers(put, (wire) => {
      if (wire.status === 200) {
        wire.status = 201;
      }
    }),
    { result: 'warn' },
  ],
  ['PUT only adds', 'receivers/replace', merged('PUT', LOCATION)],
  [
    'ids are compared with regard to case',
    'receivers/case',
    instead(
      (request) => get(request) && /\/ocpijs-/.test(request.url),
      (request) => enveloped(request, 404, 2003),
    ),
    { result: 'warn' },
  ],
  [
    'an id that differs from the URL is accepted',
    'receivers/identity',
    nodding((request) => put(request) && /-URL$/.test(request.url)),
    { result: 'warn' },
  ],
  [
    'objects of other parties are accepted',
    'receivers/foreign-put',
    nodding((request) => put(request) && isForeign(request)),
    { result: 'warn' },
  ],
  [
    'objects are accepted without a token',
    'receivers/no-token',
    openDoor((request) => put(request) && isAnonymous(request)),
  ],
  ['PATCH is not there', 'receivers/patch', instead(patch, (request) => enveloped(request, 405, 2000))],
  [
    'PATCH is acknowledged and not applied',
    'receivers/patch',
    nodding((request) => patch(request) && !isUnknown(request)),
  ],
  [
    'PATCH changes too much',
    'receivers/patch',
    requests(patch, (_, __, body) => {
      body.city = 'Elsewhere';
    }),
  ],
  [
    'PATCH without last_updated is accepted',
    'receivers/patch-last-updated',
    requests(patch, (_, __, body) => {
      body.last_updated ??= new Date().toISOString();
    }),
  ],
  [
    'PATCH of an unknown object is accepted',
    'receivers/patch-unknown',
    nodding((request) => patch(request) && isUnknown(request)),
  ],
  [
    'a changed EVSE is not found in its Location',
    'receivers/parents',
    answers(get, (wire) => {
      objectIn(wire).evses = [];
    }),
  ],
  [
    'charging periods are replaced',
    'receivers/periods',
    (next) => async (request) =>
      at('PATCH', SESSION)(request) ? merged('PATCH', SESSION)(next)(request) : next(request),
  ],
  [
    'an object without a required field is accepted',
    'receivers/required-field',
    nodding((request) => put(request) && /-BAD$/.test(request.url)),
  ],
  [
    'an EVSE without a required field is accepted',
    'receivers/required-field',
    nodding((request) => at('PUT', EVSE)(request) && /-BAD$/.test(request.url)),
  ],
  [
    'an array in place of an object is a server error',
    'receivers/wrong-type',
    instead(
      (request) => put(request) && /-BAD$/.test(request.url),
      (request) => enveloped(request, 500, 3000),
    ),
  ],
  ['unknown fields are refused', 'receivers/unknown-fields', refusing('ocpijs_note'), { version: '2.3.0' }],
  ['unknown fields are refused', 'receivers/unknown-fields', refusing('ocpijs_note'), { result: 'warn' }],
  [
    'unknown values are refused',
    'receivers/unknown-values',
    refusing('OCPIJS_UNKNOWN'),
    { version: '2.3.0' },
  ],
  ['DELETE is acknowledged and does nothing', 'receivers/delete', nodding(at('DELETE', TARIFF))],
  [
    'DELETE is not there',
    'receivers/delete',
    instead(at('DELETE', TARIFF), (request) => enveloped(request, 405, 2000)),
  ],
  [
    'the last PUT is refused',
    'receivers/cleanup',
    refusing('"REMOVED"'),
    {
      result: 'warn',
      also: ['receivers/put-new'],
    },
  ],
  ['CDRs are refused', 'cdrs/post', instead(at('POST', CDRS), (request) => enveloped(request, 200, 2001))],
  [
    'the answer to a CDR does not say where it is',
    'cdrs/location',
    answers(at('POST', CDRS), ({ headers }) => headers.delete('location')),
  ],
  [
    'a CDR is said to be on another server',
    'cdrs/location',
    answers(at('POST', CDRS), ({ headers }) => headers.set('location', 'http://internal:8080/cdrs/1')),
  ],
  ['a CDR cannot be read', 'cdrs/get', instead(at('GET', CDR), (request) => enveloped(request, 404, 2003))],
  [
    'a CDR comes back changed',
    'cdrs/get',
    answers(at('GET', CDR), (wire) => {
      objectIn(wire).currency = 'USD';
    }),
  ],
  [
    'an invalid CDR is accepted',
    'cdrs/invalid',
    instead(at('POST', CDRS), (request) => enveloped(request, 201, 1000)),
  ],
  [
    'a credit CDR is refused',
    'cdrs/cleanup',
    refusing('"credit":true'),
    { result: 'warn', also: ['cdrs/post'] },
  ],
  [
    'a known Token gets an incomplete answer',
    'tokens/authorize',
    answers(at('POST', /authorize$/), (wire) => {
      if (wire.status === 200) {
        delete objectIn(wire).token;
      }
    }),
  ],
  [
    'an unknown Token is allowed',
    'tokens/authorize-unknown',
    answers(at('POST', /authorize$/), (wire) => {
      if (wire.status === 404) {
        wire.status = 200;
        wire.json = { ...wire.json, status_code: 1000, data: { allowed: 'ALLOWED' } };
      }
    }),
  ],
  [
    'an unknown Token is HTTP 200',
    'tokens/authorize-unknown',
    answers(at('POST', /authorize$/), (wire) => {
      wire.status = 200;
    }),
  ],
];

/** Commands of a CPO in 2.2.1; the partner knows us, so that results can come. */
export const commandFaults: readonly FaultCase[] = [
  [
    'a command is answered with a result',
    'commands/response',
    answers(at('POST', /CANCEL_RESERVATION$/), (wire) => {
      if (wire.status === 200) {
        delete objectIn(wire).timeout;
      }
    }),
  ],
  [
    'a command fails',
    'commands/response',
    instead(at('POST', /CANCEL_RESERVATION$/), (request) => enveloped(request, 500, 3000)),
  ],
  [
    'the result of a command never comes',
    'commands/result',
    (next) => next,
    { wrapOut: instead(at('POST', /results/), () => Promise.reject(new TypeError('fetch failed'))) },
  ],
  [
    'the result of a command is none',
    'commands/result',
    (next) => next,
    { wrapOut: requests(at('POST', /results/), (_, __, body) => void delete body.result) },
  ],
  [
    'a command without its fields is accepted',
    'commands/invalid',
    instead(at('POST', /CANCEL_RESERVATION$/), (request) =>
      enveloped(request, 200, 1000, { result: 'ACCEPTED', timeout: 30 }),
    ),
  ],
  [
    'an unknown command is accepted',
    'commands/unknown',
    instead(at('POST', /OCPIJS_UNKNOWN$/), (request) =>
      enveloped(request, 200, 1000, { result: 'ACCEPTED', timeout: 30 }),
    ),
  ],
  [
    'the result of a question about charging profiles never comes',
    'chargingprofiles/response',
    instead(at('GET', /chargingprofiles\/./), (request) =>
      enveloped(request, 200, 1000, { result: 'ACCEPTED', timeout: 30 }),
    ),
  ],
  [
    'a question about charging profiles is answered with nothing',
    'chargingprofiles/response',
    nodding(at('GET', /chargingprofiles\/./)),
  ],
];

/** Refuses bodies that have a text in them. */
function refusing(text: string): FaultCase[2] {
  return (next) => async (request) => {
    const body = await request.clone().text();
    return body.includes(text) ? enveloped(request, 200, 2001) : next(request);
  };
}
