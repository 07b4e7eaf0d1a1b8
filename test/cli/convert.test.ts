import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verb } from '../../src/cli/convert.js';
import { UsageError } from '../../src/cli/verb.js';
import { location211, location221, location230, session221, tariff221 } from '../convert/fixtures.js';
import { memoryIo } from './io.js';

/** Runs the verb with something on standard input. */
async function convert(args: string, input: unknown, cwd?: string) {
  const stdin = typeof input === 'string' ? input : JSON.stringify(input);
  const io = memoryIo(cwd === undefined ? { stdin } : { stdin, cwd });
  const status = await verb.run(['-', ...args.split(' ')], io);
  return { status, out: io.out(), err: io.err() };
}

describe('ocpi convert', () => {
  test('prints the object in the other version, and nothing else when nothing is lost', async () => {
    const { status, out, err } = await convert('--as Tariff --from 2.2.1 --to 2.3.0', tariff221);
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({ ...tariff221, tax_included: 'NO' });
  });

  test('says on standard error what was lost', async () => {
    const { status, err } = await convert('--as Location --from 2.3.0 --to 2.2.1', location230);
    expect(status).toBe(0);
    expect(err).toContain('-[0] /help_phone lost no_field: There is no help_phone in the older version.');
  });

  test('--lossless prints nothing of what would lose something, and exits 1', async () => {
    const list = [location230, location221];
    const { status, out, err } = await convert('--as Location --from 2.3.0 --to 2.2.1 --lossless', list);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual(location221);
    expect(err).toMatch(/-\[0\] not converted: .* would be lost/);
  });

  test('--party says whose objects of 2.1.1 are, and its lack is wrong use', async () => {
    const args = '--as Location --from 2.1.1 --to 2.3.0';
    expect(JSON.parse((await convert(`${args} --party NL/ABC`, location211)).out)).toEqual(location221);
    await expect(convert(args, location211)).rejects.toThrow(/give it as --party/);
  });

  test('several objects come out one a line, with --json together with what was lost', async () => {
    const args = '--as Location --from 2.3.0 --to 2.2.1';
    const plain = await convert(args, [location230, location221]);
    expect(
      plain.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['L1', 'L1']);
    const { out, err } = await convert(`${args} --json`, [location230, location221]);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { losses: unknown[] });
    expect(lines.map(({ losses }) => losses.length)).toEqual([5, 0]);
    expect(err).toBe('');
  });

  test('--location gives a Session of 2.1.1 its place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ocpi-convert-'));
    try {
      await writeFile(join(folder, 'place.json'), JSON.stringify(location221));
      const args = '--as Session --from 2.2.1 --to 2.1.1 --party NL/ABC --location place.json';
      expect(JSON.parse((await convert(args, session221, folder)).out)).toMatchObject({
        location: location211,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('--carry goes there and back without a loss', async () => {
    const there = await convert('--as Location --from 2.3.0 --to 2.1.1 --carry', location230);
    const back = await convert('--as Location --from 2.1.1 --to 2.3.0', there.out);
    expect(JSON.parse(back.out)).toEqual(location230);
  });

  test('--patch converts a change, or says that it needs the object', async () => {
    const args = '--as Session --from 2.2.1 --to 2.1.1 --patch';
    const { out } = await convert(args, {
      total_cost: { excl_vat: 5 },
      last_updated: '2026-05-04T12:00:00Z',
    });
    expect(JSON.parse(out)).toEqual({ total_cost: 5, last_updated: '2026-05-04T12:00:00Z' });
    const { status, err } = await convert(args, { evse_uid: 'E2' });
    expect(status).toBe(1);
    expect(err).toContain('needs the whole object');
  });

  test('what is not such an object is not converted', async () => {
    const { status, out, err } = await convert('--as Tariff --from 2.2.1 --to 2.1.1', '[{}, 7');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/-\[0\] not converted: \/country_code .*missing/);
  });

  test.each([
    ['--from 2.2.1 --to 2.1.1', '--as is missing'],
    ['--as Tariff --to 2.1.1', '--from is missing'],
    ['--as Tariff --from 2.2 --to 2.1.1', 'not known'],
    ['--as CancelReservation --from 2.2.1 --to 2.1.1', 'There is no'],
    ['--as Tariff --from 2.1.1 --to 2.2.1 --party Netherlands', 'such as NL/ABC'],
    ['--as Tariff --from 2.1.1 --to 2.2.1 --vat much', 'such as 21'],
  ])('%s is wrong use', async (args, message) => {
    await expect(convert(args, tariff221)).rejects.toThrow(UsageError);
    await expect(convert(args, tariff221)).rejects.toThrow(message);
  });
});
