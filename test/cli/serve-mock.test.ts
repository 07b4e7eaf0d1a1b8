import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { memoryIo } from './io.js';

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
