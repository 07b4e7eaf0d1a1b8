import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import type { FaultRule } from '../../src/testing/index.js';
import { aLocation } from '../client/support/objects.js';
import { freePort } from '../support/listening.js';
import { mockServer, replying, rewriting } from '../support/mock-server.js';
import { memoryIo } from './io.js';

const SECRET = 'cli-secret-token-7Hq2';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ocpi-cli-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function ocpi(args: readonly string[], env: Record<string, string> = {}, cwd = folder()) {
  const io = memoryIo({ cwd });
  const status = await run(args, { ...io, env });
  return { status, out: io.out(), err: io.err(), lines: io.out().split('\n').filter(Boolean), cwd };
}

/** A CPO that knows {@link SECRET} and has so many locations. */
const partner = (count = 25, ...faults: FaultRule[]) =>
  mockServer({ token: SECRET, locations: count, pageSize: 10, faults });

/** One more version than we know. */
const andLater = rewriting(
  ({ data, ...rest }: { readonly data: readonly { readonly url: string }[] }) => ({
    ...rest,
    data: [...data, { version: '3.0', url: data[0]?.url }],
  }),
  { step: 1 },
);

describe('ocpi versions', () => {
  it('lists versions and endpoints, for people and for machines', async () => {
    const { url, versionsUrl, token: OCPI_TOKEN } = await partner(1, andLater);
    const env = { OCPI_TOKEN };
    const plain = await ocpi(['versions', versionsUrl, '--insecure'], env);
    expect(plain).toMatchObject({ status: 0, err: '' });
    expect(plain.lines[0]).toBe(`2.2.1  ${url}/2.2.1`);
    expect(plain.lines).toContain(`  locations SENDER  ${url}/2.2.1/sender/locations`);
    const json = await ocpi(['versions', versionsUrl, '--insecure', '--json'], env);
    const { versions } = JSON.parse(json.out) as { versions: { version: string; endpoints?: unknown[] }[] };
    expect(versions.map(({ version }) => version)).toEqual(['2.2.1', '3.0']);
    expect(versions[0]?.endpoints?.length).toBeGreaterThan(5);
  });

  it('needs no token where versions are open, and refuses http without --insecure', async () => {
    const { url, versionsUrl } = await mockServer({ dialect: 'payter' });
    expect((await ocpi(['versions', versionsUrl, '--insecure'])).lines[0]).toBe(`2.2.1  ${url}/2.2.1`);
    expect(await ocpi(['versions', versionsUrl])).toMatchObject({
      status: 1,
      err: expect.stringContaining('(https)'),
    });
  });
});

describe('ocpi pull', () => {
  it('prints every object on a line, progress on standard error, and the token nowhere', async () => {
    const { versionsUrl, world } = await partner();
    const cwd = folder();
    writeFileSync(join(cwd, 'token'), `${SECRET}\n`);
    const args = ['pull', 'locations', versionsUrl, '--insecure', '--token-file', 'token', '--limit', '10'];
    const result = await ocpi(args, {}, cwd);
    expect(result.status).toBe(0);
    expect(result.lines.map((line) => JSON.parse(line) as unknown)).toEqual(world.locations);
    expect(result.err).toContain('3 pages, 25 of 25 objects');
    expect(result.out + result.err).not.toContain(SECRET);
  });

  it('tells what is not valid and ends with 1; with --json on its own line with issues', async () => {
    const data = [aLocation('A'), { id: 'broken' }];
    const bad = replying(
      { data, headers: { 'x-total-count': '2' } },
      { module: 'locations', calls: { from: 1 } },
    );
    const { versionsUrl } = await partner(0, bad);
    const args = ['pull', 'locations', versionsUrl, '--insecure'];
    const plain = await ocpi(args, { OCPI_TOKEN: SECRET });
    expect(plain.status).toBe(1);
    expect(plain.lines).toHaveLength(1);
    expect(plain.err).toContain('invalid: object 1 of the page');
    const json = await ocpi([...args, '--json'], { OCPI_TOKEN: SECRET });
    const items = json.lines.map((line) => JSON.parse(line) as { ok: boolean; raw?: unknown });
    expect(items.map(({ ok }) => ok)).toEqual([true, false]);
    expect(items[1]?.raw).toEqual({ id: 'broken' });
  });

  it('stops after --max, and goes on from --cursor', async () => {
    const { versionsUrl, world } = await partner();
    const cwd = folder();
    const args = ['pull', 'locations', versionsUrl, '--insecure', '--cursor', 'at.json'];
    const first = await ocpi([...args, '--max', '13'], { OCPI_TOKEN: SECRET }, cwd);
    const second = await ocpi(args, { OCPI_TOKEN: SECRET }, cwd);
    expect(first.lines).toHaveLength(13);
    const ids = [...first.lines, ...second.lines].map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(world.locations.map(({ id }) => id));
    expect(readFileSync(join(cwd, 'at.json'), 'utf8')).toBe('');
  });

  it('passes dates and parties on', async () => {
    const server = await partner();
    const args = ['pull', 'locations', server.versionsUrl, '--insecure', '--since', '2026-01-01T00:00:00Z'];
    await ocpi([...args, '--to', 'NL/ABC', '--from', 'DE*MSP', '--strict'], { OCPI_TOKEN: SECRET });
    const { headers, url } = server.expectReceived(locations.sender, 'list');
    expect(headers.get('ocpi-to-party-id')).toBe('ABC');
    expect(headers.get('ocpi-from-country-code')).toBe('DE');
    expect(new URL(url).searchParams.get('date_from')).toBe('2026-01-01T00:00:00Z');
  });

  it.each([
    ['no token', ['pull', 'locations', 'https://x.example/versions'], 'OCPI_TOKEN'],
    [
      'an unknown list',
      ['pull', 'locatoins', 'https://x.example/versions'],
      'Known: cdrs, hubclientinfo, locations',
    ],
    ['an unknown profile', ['pull', 'cdrs', 'https://x.example/v', '--profile', 'nobody'], 'gireve'],
    ['no URL', ['pull', 'cdrs', 'x.example'], 'https://'],
    ['a party that is none', ['pull', 'cdrs', 'https://x.example/v', '--to', 'everybody'], 'NL/ABC'],
    ['a number that is none', ['pull', 'cdrs', 'https://x.example/v', '--max', 'many'], 'whole number'],
  ])('says what to do about %s', async (what, args, hint) => {
    const env: Record<string, string> = what === 'no token' ? {} : { OCPI_TOKEN: SECRET };
    const { status, err, out } = await ocpi(args, env);
    expect(status).toBe(2);
    expect(err).toContain(hint);
    expect(out).toBe('');
  });

  it('shows no token when the partner repeats it', async () => {
    const wrong = 'another-secret-token-1';
    const told = replying({ status: 403, statusCode: 2001, message: `${wrong} is not for you` });
    const { versionsUrl } = await partner(0, told);
    const { status, err } = await ocpi(['pull', 'cdrs', versionsUrl, '--insecure'], { OCPI_TOKEN: wrong });
    expect(status).toBe(1);
    expect(err).toContain('[redacted]');
    expect(err).not.toContain(wrong);
  });
});

describe('ocpi register', () => {
  it('registers with a real partner, and what it saves opens the partner’s lists', async () => {
    const cpo = await mockServer({ locations: 3 });
    const publicUrl = `http://127.0.0.1:${await freePort()}/ocpi`;
    const args = [
      'register',
      cpo.versionsUrl,
      '--party',
      'DE/MSP',
      '--public-url',
      publicUrl,
      '--save',
      'cpo.json',
    ];
    const result = await ocpi([...args, '--insecure'], { OCPI_TOKEN: cpo.tokenA });
    expect(result).toMatchObject({
      status: 0,
      err: '',
      out: 'registered with CPO NL*ABC; saved in cpo.json\n',
    });
    const file = join(result.cwd, 'cpo.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const pull = ['pull', 'locations', cpo.versionsUrl, '--insecure', '--token-file', 'cpo.json'];
    expect((await ocpi(pull, {}, result.cwd)).lines).toHaveLength(3);
  });

  it('says what is missing, and what the partner refuses', async () => {
    const needs = await ocpi(
      ['register', 'https://x.example/versions', '--public-url', 'https://y.example'],
      {},
    );
    expect(needs).toMatchObject({ status: 2, err: expect.stringContaining('--party') });
    const cpo = await mockServer();
    const publicUrl = `http://127.0.0.1:${await freePort()}/ocpi`;
    const args = [
      'register',
      cpo.versionsUrl,
      '--party',
      'DE/MSP',
      '--public-url',
      publicUrl,
      '--save',
      'x.json',
    ];
    const wrong = await ocpi([...args, '--insecure'], { OCPI_TOKEN: SECRET });
    expect(wrong.status).toBe(1);
    expect(wrong.err).toContain('401');
    expect(wrong.err).not.toContain(SECRET);
  });
});
