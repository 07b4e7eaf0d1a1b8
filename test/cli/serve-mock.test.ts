import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import { samples_2_2_1 } from '../../src/testing/v2_2_1/samples.js';
import { mockServer, replying } from '../support/mock-server.js';
import { memoryIo } from './io.js';

// Processes of their own take their time on a machine that is busy.
vi.setConfig({ testTimeout: 90_000 });

interface Printed {
  readonly versionsUrl: string;
  readonly token: string;
  readonly tokenA: string;
  readonly role: string;
  readonly versions: readonly string[];
  readonly party: object;
  readonly partner: object;
}

/** Serves a mock while something is done with it. */
async function serving(
  args: readonly string[],
  act: (mock: Printed) => Promise<void>,
): Promise<{ status: number; log: string }> {
  const stopping = new AbortController();
  const io = { ...memoryIo(), stop: stopping.signal };
  const running = run(['serve-mock', '--json', ...args], io);
  while (!io.out().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 10));
  await act(JSON.parse(io.out()) as Printed);
  stopping.abort();
  return { status: await running, log: io.err() };
}

const get = (url: string, token: string) =>
  fetch(url, { headers: { Authorization: `Token ${btoa(token)}` } });

describe('ocpi serve-mock', () => {
  test('prints where it is and serves lists to the token that is registered already', async () => {
    const { status, log } = await serving(
      ['--token', 'T', '--token-a', 'A', '--partner', 'DE/XYZ', '--count', '3'],
      async (mock) => {
        expect(mock).toMatchObject({ token: 'T', tokenA: 'A', role: 'CPO', versions: ['2.2.1'] });
        expect(mock.partner).toEqual({ country_code: 'DE', party_id: 'XYZ' });
        const list = await get(mock.versionsUrl.replace('versions', '2.2.1/sender/locations'), 'T');
        expect(((await list.json()) as { data: unknown[] }).data).toHaveLength(3);
        expect((await get(mock.versionsUrl, 'A')).status).toBe(200);
      },
    );
    expect(status).toBe(0);
    expect(log).toContain('GET /ocpi/2.2.1/sender/locations 200 1000  locations SENDER list');
  });

  test('serves several versions, and fails as it is told', async () => {
    const args = [
      '--version',
      '2.3.0',
      '--version',
      '2.1.1',
      '--fault',
      'versions.list:2:http-503',
      '--fault',
      'locations:connection-error',
    ];
    await serving(args, async ({ versions, versionsUrl, token }) => {
      expect(versions).toEqual(['2.3.0', '2.1.1']);
      expect((await get(versionsUrl, token)).status).toBe(200);
      expect((await get(versionsUrl, token)).status).toBe(503);
      await expect(get(versionsUrl.replace('versions', '2.3.0/sender/locations'), token)).rejects.toThrow();
    });
  });

  test.each([
    ['--role', 'PIRATE'],
    ['--port', 'x'],
    ['--fault', 'nonsense'],
    ['--dialect', 'klingon'],
    ['--partner', 'nobody'],
    ['--version', '9'],
  ])('%s %s is wrong use', async (option, value) => {
    const io = { ...memoryIo(), stop: AbortSignal.abort() };
    expect(await run(['serve-mock', option, value], io)).toBe(2);
    expect(io.err()).not.toContain('    at ');
  });
});

test('ocpi serve-mock delivers results to whoever asks with the registered token, and logs it', async () => {
  const asking = await mockServer({ role: 'EMSP', faults: [replying({})] });
  const { log } = await serving(['--version', '2.3.0', '--version', '2.2.1'], async (mock) => {
    const { uid, ...token } = samples_2_2_1.token();
    const body = { response_url: `${asking.url}/results/1`, token: { uid, ...token }, location_id: 'L' };
    await fetch(mock.versionsUrl.replace('versions', '2.2.1/receiver/commands/START_SESSION'), {
      method: 'POST',
      headers: { Authorization: `Token ${btoa(mock.token)}` },
      body: JSON.stringify(body),
    });
    await expect.poll(() => asking.exchanges.at(-1)?.httpStatus, { timeout: 20_000 }).toBe(200);
  });
  expect(asking.exchanges.map(({ body }) => body)).toEqual([{ result: 'ACCEPTED' }]);
  expect(log).toContain('-> POST /ocpi/results/1 200 1000\n');
});

describe('ocpi serve-mock as a process', () => {
  /** Starts it and reads the first line; ends it with a signal and gives its status, log and how long that took. */
  async function started(args: readonly string[]) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'serve-mock', '--json', ...args],
      {
        cwd: fileURLToPath(new URL('../../', import.meta.url)),
      },
    );
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    const closed = once(child, 'close') as Promise<[number | null, string | null]>;
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const end = async (signal: 'SIGINT' | 'SIGTERM') => {
      const since = Date.now();
      child.kill(signal);
      const [status] = await closed;
      return { status, log, took: Date.now() - since };
    };
    return { line, closed, end };
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'stops cleanly on %s, whatever is still waiting',
    async (signal) => {
      const args = [
        '--fault',
        'versions:2:timeout',
        '--fault',
        'result-late-60000',
        '--fault',
        'locations:delay-60000',
      ];
      const { line, end } = await started(args);
      const mock = JSON.parse(line) as Printed;
      expect(Object.keys(mock)).toEqual([
        'versionsUrl',
        'token',
        'tokenA',
        'role',
        'versions',
        'party',
        'partner',
      ]);
      expect(Object.keys(mock.partner)).toEqual(['country_code', 'party_id']);
      expect((await get(mock.versionsUrl, mock.token)).status).toBe(200);
      const hanging = [
        get(mock.versionsUrl, mock.token),
        get(mock.versionsUrl.replace('versions', '2.2.1/sender/locations'), mock.token),
      ].map((answer) => expect(answer).rejects.toThrow());
      const command = mock.versionsUrl.replace('versions', '2.2.1/receiver/commands/STOP_SESSION');
      const { data } = (await (
        await get(mock.versionsUrl.replace('versions', '2.2.1/sender/sessions?limit=1'), mock.token)
      ).json()) as { data: { id: string }[] };
      const accepted = await fetch(command, {
        method: 'POST',
        headers: { Authorization: `Token ${btoa(mock.token)}` },
        body: JSON.stringify({ response_url: 'http://127.0.0.1:9999/r', session_id: data[0]?.id }),
      });
      expect(await accepted.json()).toMatchObject({ data: { result: 'ACCEPTED' } });
      const { status, log, took } = await end(signal);
      await Promise.all(hanging);
      expect(status).toBe(0);
      expect(took).toBeLessThan(10_000);
      expect(log).toContain(
        'POST /ocpi/2.2.1/receiver/commands/STOP_SESSION 200 1000  commands RECEIVER stopSession\n',
      );
      expect(log).not.toMatch(/\n {4}at /);
    },
  );

  test('wrong use ends it, although it listens already', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'serve-mock', '--fault', 'nonsense'],
      {
        cwd: fileURLToPath(new URL('../../', import.meta.url)),
      },
    );
    expect(await once(child, 'close')).toEqual([2, null]);
  });
});
