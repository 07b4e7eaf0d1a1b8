import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaultRule, faultSyntax, formatFault, parseFault } from '../../../src/testing/index.js';

describe('a fault on a command line', () => {
  it.each<[string, FaultRule]>([
    [
      'locations.list:2:http-500',
      { module: 'locations', operation: 'list', calls: 2, fault: { kind: 'http', status: 500 } },
    ],
    ['2:http-500', { calls: 2, fault: { kind: 'http', status: 500 } }],
    ['2+,10%:html', { calls: { from: 2 }, probability: 0.1, fault: { kind: 'html' } }],
    ['*:html', { fault: { kind: 'html' } }],
    [
      'locations.getLocation:ocpi-2003-http-404',
      {
        module: 'locations',
        operation: 'getLocation',
        fault: { kind: 'ocpi', statusCode: 2003, httpStatus: 404 },
      },
    ],
    ['timeout', { fault: { kind: 'timeout' } }],
    ['sessions:rate-limit', { module: 'sessions', fault: { kind: 'rate-limit' } }],
    ['*:2-4:html', { calls: { from: 2, to: 4 }, fault: { kind: 'html' } }],
    ['*:3+:delay-250', { calls: { from: 3 }, fault: { kind: 'delay', ms: 250 } }],
    [
      'tokens.PUT:10%:ocpi-3000',
      { module: 'tokens', operation: 'PUT', probability: 0.1, fault: { kind: 'ocpi', statusCode: 3000 } },
    ],
    [
      '*:2+,0.5%:missing-link',
      { calls: { from: 2 }, probability: 0.005, fault: { kind: 'missing-header', header: 'link' } },
    ],
    ['registration.3:http-503-envelope', { step: 3, fault: { kind: 'http', status: 503, envelope: true } }],
    ['*:rate-limit-30', { fault: { kind: 'rate-limit', retryAfter: 30 } }],
    ['*:rate-limit-date-30', { fault: { kind: 'rate-limit', retryAfter: 30, form: 'date' } }],
    [
      'commands.startSession:result-late-5000',
      { module: 'commands', operation: 'startSession', fault: { kind: 'result-late', ms: 5000 } },
    ],
  ])('%s', (text, rule) => {
    expect(parseFault(text)).toEqual(rule);
  });

  it.each([
    ['', 'A fault is written WHERE:WHEN:FAULT'],
    ['locations:list:2:http-500', 'A fault is written WHERE:WHEN:FAULT'],
    ['locations::http-500', 'A fault is written WHERE:WHEN:FAULT'],
    [
      'locations.list:2:http500',
      'There is no fault "http500" (in "locations.list:2:http500"); there are delay-MS, timeout',
    ],
    ['http-99', 'STATUS in http-STATUS is from 200 to 599, not 99.'],
    ['ocpi-1000', 'CODE in ocpi-CODE is from 2000 to 4999, not 1000.'],
    ['LOCATIONS.list:html', '"LOCATIONS.list" (in "LOCATIONS.list:html") names no module'],
    [
      'registration.4:html',
      'A registration has the steps 1 (versions), 2 (version details) and 3 (credentials)',
    ],
    ['registration:html', 'write registration.1, not "registration"'],
    ['*:0:html', '"0" (in "*:0:html") says no time; write 2, 2-4, 2+, 10% or *.'],
    ['*:4-2:html', '"4-2" (in "*:4-2:html") says no time'],
    ['*:101%:html', '"101%" (in "*:101%:html") says no time'],
  ])('is refused with a reason: %s', (text, message) => {
    expect(() => parseFault(text)).toThrow(TypeError);
    expect(() => parseFault(text)).toThrow(message);
  });

  it('is written as it is read, for every kind of fault', () => {
    for (const { example, form } of faultSyntax) {
      const rule = parseFault(example);
      expect(formatFault(rule), form).toBe(`*:*:${example}`);
    }
  });

  it('is written as it is read, wherever and whenever', () => {
    const where = fc.constantFrom('*', 'locations', 'cdrs.list', 'tokens.PUT', 'registration.2');
    const number = fc.integer({ min: 1, max: 999 });
    const calls = fc.oneof(
      number.map(String),
      number.map((from) => `${from}+`),
      fc.tuple(number, number).map(([from, more]) => `${from}-${from + more}`),
    );
    const percent = fc.integer({ min: 0, max: 1_000_000 }).map((value) => `${value / 10_000}%`);
    const when = fc.oneof(
      fc.constant('*'),
      calls,
      percent,
      fc.tuple(calls, percent).map((both) => both.join()),
    );
    const kind = fc.constantFrom(...faultSyntax.map(({ example }) => example));
    fc.assert(
      fc.property(where, when, kind, (...parts) => {
        const text = parts.join(':');
        expect(formatFault(parseFault(text))).toBe(text);
      }),
    );
  });

  it('cannot be written where the syntax has no words for it', () => {
    expect(() => formatFault({ operation: 'list', fault: { kind: 'timeout' } })).toThrow(TypeError);
    expect(() => formatFault({ fault: { kind: 'http', status: 250 } })).not.toThrow();
    expect(formatFault({ fault: { by: -1, kind: 'shifted-page' } })).toBe('*:*:shifted-page-back');
  });
});
