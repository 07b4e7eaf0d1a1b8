import { describe, expect, it } from 'vitest';
import { pinnedFetch } from '../../src/adapters/pinned-fetch.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { aToken } from '../client/support/objects.js';
import { mockServer, partnerAt } from '../support/mock-server.js';

describe('a fetch that is pinned to the checked address', () => {
  it('does everything that the client needs', async () => {
    const mock = await mockServer({ locations: 25, pageSize: 10 });
    const urls = { allowHttp: true, allowPrivate: true };
    const partner = await partnerAt(mock, { fetch: pinnedFetch({ urls }) });
    expect(await partner.module(locations.sender).list().all()).toEqual(mock.world.locations);
    const put = await partner.module(tokens.receiver).putToken({ token_uid: 'T1', body: aToken('T1') });
    expect(put.httpStatus).toBe(201);
    expect(mock.expectReceived(tokens.receiver, 'putToken').body).toEqual(aToken('T1'));
  });

  it('connects to the address that was looked up, whatever a second look-up would give', async () => {
    const mock = await mockServer();
    const { port } = new URL(mock.url);
    const asked: string[] = [];
    const resolve = async (host: string): Promise<string[]> => {
      asked.push(host);
      return ['127.0.0.1'];
    };
    const urls = { allowHttp: true, allowPrivate: true, resolve };
    const named = { ...mock, url: `http://partner.invalid:${port}/ocpi` };
    const partner = await partnerAt(named, { fetch: pinnedFetch({ urls }), urls });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(asked).toEqual(['partner.invalid']);
    expect(mock.exchanges[0]?.headers.get('host')).toBe(`partner.invalid:${port}`);
  });

  it('refuses a name that resolves to a private address only when it connects', async () => {
    const mock = await mockServer();
    const { port } = new URL(mock.url);
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const urls = { allowHttp: true, resolve: async () => answers.shift() ?? [] };
    const named = { ...mock, url: `http://partner.example:${port}/ocpi` };
    const partner = await partnerAt(named, { fetch: pinnedFetch({ urls }), urls });
    const call = partner.module(locations.sender).list().all();
    await expect(call).rejects.toMatchObject({ code: 'OCPI_URL', rule: 'private-address' });
    expect(mock.exchanges).toEqual([]);
  });

  it('fails as a fetch does when the connection is cut, and with the caller’s signal', async () => {
    const mock = await mockServer({ locations: 5 });
    const urls = { allowHttp: true, allowPrivate: true };
    const list = async (fault: string, timeout: number) => {
      mock.faults.set(fault);
      const options = { fetch: pinnedFetch({ urls }), retry: { limit: 0 }, timeout };
      return (await partnerAt(mock, options)).module(locations.sender).list().all();
    };
    await expect(list('broken-body', 9000)).rejects.toMatchObject({ failure: 'network' });
    await expect(list('connection-error', 9000)).rejects.toMatchObject({ failure: 'network' });
    await expect(list('timeout', 100)).rejects.toMatchObject({ failure: 'timeout' });
  });
});
