import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { CheckResult } from '../../src/conformance/types.js';
import { memoryIo } from '../cli/io.js';

interface Served {
  readonly versionsUrl: string;
  readonly token: string;
  readonly tokenA: string;
  readonly partner: { readonly country_code: string; readonly party_id: string };
}

interface Reported {
  readonly complete: boolean;
  readonly checks: readonly CheckResult[];
  readonly summary: Readonly<Record<string, number>>;
}

const stopping = new AbortController();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocpi-conformance-'));
});
afterAll(async () => {
  stopping.abort();
  await rm(folder, { recursive: true });
});

/** Serves a mock until all tests are over. */
async function serve(...args: readonly string[]): Promise<Served & { log(): string }> {
  const io = { ...memoryIo(), stop: stopping.signal };
  void run(['serve-mock', '--json', '--count', '4', ...args], io);
  while (!io.out().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 10));
  return { ...(JSON.parse(io.out()) as Served), log: io.err };
}

/** Runs the command in the folder of this test. */
async function conformance(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const io = { ...memoryIo({ cwd: folder }), env };
  return { status: await run(['conformance', ...args], io), out: io.out(), err: io.err() };
}

test('a good partner is exit status 0, with the report on standard output and progress beside it', async () => {
  const { versionsUrl, token } = await serve();
  const { status, out, err } = await conformance({ OCPI_TOKEN: token }, versionsUrl, '--insecure', '--json');
  expect(status).toBe(0);
  const report = JSON.parse(out) as { checks: CheckResult[]; summary: Record<string, number> };
  expect(report.summary).toMatchObject({ fail: 0, warn: 0 });
  expect(report.checks.length).toBeGreaterThan(200);
  expect(err.split('\n')).toHaveLength(report.checks.length + 1);
  expect(err).toMatch(/^pass {2}discovery\/versions /m);
});

test('a faulty partner is exit status 1, and the reports say why', async () => {
  const { versionsUrl, token } = await serve('--fault', 'locations.list:missing-total');
  await writeFile(join(folder, 'token'), `${token}\n`);
  const args = ['--insecure', '--only', 'lists/total*', '--junit', 'report.xml', '--html', 'report.html'];
  const { status, out } = await conformance({}, versionsUrl, '--token-file', 'token', ...args);
  expect(status).toBe(1);
  expect(out).toContain('FAIL  2.2.1/locations/sender/lists/total');
  expect(await readFile(join(folder, 'report.xml'), 'utf8')).toContain(
    '<failure message="X-Total-Count missing',
  );
  const html = await readFile(join(folder, 'report.html'), 'utf8');
  expect(html).toContain('X-Total-Count missing');
  expect(html + out).not.toContain(token);
});

test('registration goes from Token A to its end through a port of this machine', async () => {
  const { versionsUrl, tokenA } = await serve();
  const args = [
    '--insecure',
    '--public-url',
    'http://127.0.0.1:18473/check',
    '--only',
    'registration/*',
    '--json',
  ];
  const { status, out, err } = await conformance({ OCPI_TOKEN_A: tokenA }, versionsUrl, ...args);
  expect(err).not.toContain('FAIL');
  expect(status).toBe(0);
  const { checks } = JSON.parse(out) as { checks: CheckResult[] };
  expect(checks.filter(({ result }) => result === 'pass').length).toBeGreaterThan(15);
});

test('a run that is broken off reports what it has found until then, and takes back what it has pushed', async () => {
  const { versionsUrl, token, partner, log } = await serve('--role', 'EMSP');
  const stop = new AbortController();
  const io = { ...memoryIo({ cwd: folder }), env: { OCPI_TOKEN: token }, stop: stop.signal };
  const args = ['--insecure', '--write', '--party', `${partner.country_code}/${partner.party_id}`, '--json'];
  const files = ['--junit', 'partial.xml', '--html', 'partial.html'];
  const running = run(['conformance', versionsUrl, ...args, ...files], io);
  while (!io.err().includes('receiver/tariff/receivers/put-new'))
    await new Promise((resolve) => setTimeout(resolve, 2));
  stop.abort();
  expect(await running).toBe(1);
  const { complete, checks, summary } = JSON.parse(io.out()) as Reported;
  expect(complete).toBe(false);
  expect(checks.length).toBeGreaterThan(50);
  expect(summary.fail).toBe(0);
  expect(await readFile(join(folder, 'partial.html'), 'utf8')).toContain('The run was broken off');
  expect(await readFile(join(folder, 'partial.xml'), 'utf8')).toContain('errors="1"');
  expect(log()).toMatch(/^DELETE \S+\/tariffs\/\S+ 200/m);
});

test.each([
  [['nowhere'], 'is not a URL'],
  [['https://partner.test/versions'], 'A token is needed'],
  [['https://partner.test/versions', '--version', '9.9'], 'is not known'],
  [['https://partner.test/versions', '--role', 'BOSS'], 'is not known'],
  [['https://partner.test/versions', '--party', 'nobody'], 'NL/ABC'],
  [['https://partner.test/versions', '--timeout', 'soon'], 'seconds'],
  [['https://partner.test/versions', '--public-url', 'http://127.0.0.1', '--port', 'x'], 'is not a port'],
  [['https://partner.test/versions', '--token', 'secret'], 'Unknown option'],
])('%j is wrong use', async (args, message) => {
  const env: Record<string, string> = message === 'A token is needed' ? {} : { OCPI_TOKEN: 'secret-token' };
  const { status, out, err } = await conformance(env, ...args);
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(message);
});

test('Token A without a place to call back is wrong use', async () => {
  const { status, err } = await conformance(
    { OCPI_TOKEN_A: 'secret-token-a' },
    'https://partner.test/versions',
  );
  expect(status).toBe(2);
  expect(err).toContain('--public-url');
});
