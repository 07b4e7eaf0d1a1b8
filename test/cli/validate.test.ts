import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { memoryIo } from './io.js';
import { location, tariff230, token211 } from './samples.js';

const folder = mkdtempSync(join(tmpdir(), 'ocpi-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `ocpi validate` on a value or text from standard input. */
async function validate(input: unknown, ...args: string[]) {
  const io = memoryIo({ stdin: typeof input === 'string' ? input : JSON.stringify(input), cwd: folder });
  const status = await run(['validate', ...args], io);
  return { status, lines: io.out().trimEnd().split('\n'), err: io.err() };
}

const bad = location('LOC2', {
  publish: undefined,
  evses: [{ uid: 'E1', status: 'GONE', last_updated: 'x' }],
});

describe('ocpi validate', () => {
  it('says that everything is valid and exits with 0', async () => {
    const { status, lines } = await validate(
      [location('LOC1')],
      '-',
      '--as',
      'Location',
      '--version',
      '2.2.1',
    );
    expect(status).toBe(0);
    expect(lines).toEqual(['1 object as Location of OCPI 2.2.1: 1 valid, 0 invalid, 0 warnings, 0 errors.']);
  });

  it('prints one line for every issue, with place, id, pointer, code and what to do, and exits with 1', async () => {
    const { status, lines } = await validate([location('LOC1'), bad], '-', '--as', 'location');
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^-\[1\] LOC2 \/publish error missing_field: .+/),
      expect.stringMatching(/^-\[1\] LOC2 \/evses\/0\/status warning unknown_enum_value: .+/),
      expect.stringMatching(/^-\[1\] LOC2 \/evses\/0\/connectors error missing_field: .+/),
      expect.stringMatching(/^-\[1\] LOC2 \/evses\/0\/last_updated error unreadable_text: .+/),
      '2 objects as Location of OCPI 2.2.1: 1 valid, 1 invalid, 1 warning, 3 errors.',
    ]);
  });

  it('prints one line of JSON for every object, and the summary last', async () => {
    const { status, lines } = await validate([location('LOC1'), bad], '-', '--json', '--as', 'Location');
    const parsed = lines.map((line) => JSON.parse(line) as unknown);
    expect(status).toBe(1);
    expect(parsed).toEqual([
      { index: 0, id: 'LOC1', valid: true, issues: [] },
      { index: 1, id: 'LOC2', valid: false, issues: expect.any(Array) },
      { summary: { objects: 2, valid: 1, invalid: 1, warnings: 1, errors: 3 } },
    ]);
    expect(parsed[1]).toHaveProperty('issues.0', {
      pointer: '/publish',
      code: 'missing_field',
      severity: 'error',
      message: expect.any(String),
    });
  });

  it('warns of unknown fields at any depth and takes them for no error, strictly read neither', async () => {
    const deep = location('LOC1', {
      colour: 'red',
      evses: [
        {
          uid: 'E1',
          status: 'AVAILABLE',
          connectors: [
            {
              id: '1',
              standard: 'CHADEMO',
              format: 'CABLE',
              power_type: 'DC',
              max_voltage: 400,
              max_amperage: 100,
              last_updated: '2026-01-01T00:00:00Z',
              plug: 1,
            },
          ],
          last_updated: '2026-01-01T00:00:00Z',
          'a/b': 1,
        },
      ],
    });
    const { status, lines } = await validate([deep], '-', '--strict');
    expect(status).toBe(0);
    expect(lines.slice(0, -1).map((line) => line.split(' ').slice(2, 5).join(' '))).toEqual([
      '/colour warning unknown_field:',
      '/evses/0/connectors/0/plug warning unknown_field:',
      '/evses/0/a~1b warning unknown_field:',
    ]);
  });

  it('lists a hundred unknown fields of an object and counts the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`x${index}`, 1]));
    const { lines } = await validate(location('LOC1', many), '-', '--as', 'Location', '--version', '2.2.1');
    expect(lines).toHaveLength(102);
    expect(lines[100]).toContain('50 more unknown fields');
  });

  it('takes for errors what the specification forbids when asked to be strict', async () => {
    const long = location('X'.repeat(40));
    expect((await validate(long, '-', '--as', 'Location')).status).toBe(0);
    expect((await validate(long, '-', '--as', 'Location', '--strict')).status).toBe(1);
  });

  it('reads bodies of PATCH', async () => {
    const change = { status: 'CHARGING', last_updated: '2026-01-01T00:00:00Z' };
    expect((await validate(change, '-', '--as', 'EVSE', '--version', '2.2.1', '--patch')).status).toBe(0);
    expect((await validate(change, '-', '--as', 'EVSE', '--version', '2.2.1')).status).toBe(1);
    expect((await validate(change, '-', '--patch')).status).toBe(2);
  });

  it.each([
    ['an object', (one: unknown, _: unknown) => JSON.stringify(one), 1],
    ['a list', (one: unknown, two: unknown) => JSON.stringify([one, two]), 2],
    ['NDJSON', (one: unknown, two: unknown) => `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`, 2],
    [
      'an envelope',
      (one: unknown, two: unknown) => JSON.stringify({ data: [one, two], status_code: 1000 }),
      2,
    ],
    [
      'an envelope around one',
      (one: unknown, _: unknown) => JSON.stringify({ data: one, status_code: 1000 }),
      1,
    ],
  ])('reads %s', async (_, write, count) => {
    const { status, lines } = await validate(write(location('1'), location('2')), '-', '--json');
    expect(status).toBe(0);
    expect(lines).toHaveLength(count + 1);
  });

  it('reads files, and lines of NDJSON even when the first is broken', async () => {
    writeFileSync(join(folder, 'some.ndjson'), `{"id":\n${JSON.stringify(location('LOC2'))}\n`);
    const { status, lines } = await validate('', 'some.ndjson');
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^some\.ndjson\[0\] \(all\) error unreadable_json: line 1: not JSON/),
      '2 objects as Location of OCPI 2.2.1: 1 valid, 1 invalid, 0 warnings, 1 error.',
    ]);
  });

  it('does not print the numbers of cards, and no characters that a terminal obeys', async () => {
    const { lines } = await validate([{ ...token211('SECRET-UID'), valid: 'maybe' }], '-');
    expect(lines.join()).not.toContain('SECRET');
    const evil = location('\u001b[2J', { '\u001b[31m': 1 });
    const shown = (await validate(evil, '-', '--as', 'Location')).lines.join();
    expect(shown).not.toContain('\u001b');
    expect(shown).toContain('\\u001b');
  });

  it.each(['[]', ' ', '{"status_code":2001}'])('finds nothing in %s and says so', async (nothing) => {
    const { status, lines, err } = await validate(nothing, '-');
    expect({ status, lines }).toEqual({ status: 0, lines: [expect.stringMatching(/^0 objects/)] });
    expect(err).toBe('ocpi: there is no object in -\n');
  });

  it('finds something wrong in what is not JSON', async () => {
    expect(await validate('not json', '-')).toMatchObject({ status: 1 });
  });
});

describe('what ocpi validate finds out by itself', () => {
  it.each([
    [location('LOC1'), 'Location of OCPI 2.2.1'],
    [token211('1'), 'Token of OCPI 2.1.1'],
    [tariff230('1'), 'Tariff of OCPI 2.3.0'],
    [{ ...tariff230('1'), preauthorize_amount: 50 }, 'PaymentsTariff of OCPI 2.3.0'],
    [{ version: '2.2.1', url: 'https://abc.example/ocpi/2.2.1' }, 'Version of OCPI 2.2.1'],
  ])('is said on standard error', async (value, what) => {
    const { status, err } = await validate([value], '-');
    expect(status).toBe(0);
    expect(err).toBe(`ocpi: read as ${what}\n`);
  });

  it('is only what the options leave open', async () => {
    expect((await validate(location('1'), '-', '--version', '2.3.0')).err).toContain(
      'Location of OCPI 2.3.0',
    );
    expect((await validate({ publish: true }, '-', '--as', 'Location')).err).toContain(
      'Location of OCPI 2.2.1',
    );
    expect((await validate(location('1'), '-', '--as', 'Location', '--version', '2.2.1')).err).toBe('');
  });

  it('is nothing for objects that are unlike all others', async () => {
    const { status, err } = await validate([{ colour: 'red' }], '-');
    expect(status).toBe(2);
    expect(err).toContain('--as TYPE');
  });
});
