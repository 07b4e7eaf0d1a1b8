import { describe, expect, it } from 'vitest';
import { pinnedFetch } from '../../src/adapters/pinned-fetch.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { faultServer } from '../client/support/fault-server.js';
import { aToken, locationsOf } from '../client/support/objects.js';
import { pageOf } from '../client/support/pages.js';
import { partnerAt } from '../client/support/partner.js';

describe('a fetch that is pinned to the checked address', () => {
  it('does everything that the client needs', async () => {
    const server = await faultServer((request) =>
      request.method === 'GET'
        ? pageOf(locationsOf(25), request)
        : { status: 201, headers: { location: '/kept' } },
    );
    const urls = { allowHttp: true, allowPrivate: true };
    const partner = await partnerAt(server, { fetch: pinnedFetch({ urls }) });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(25);
    const put = await partner.module(tokens.receiver).putToken({ token_uid: 'T1', body: aToken('T1') });
    expect(put).toMatchObject({ httpStatus: 201, location: `${server.url}/kept` });
    expect(server.requests.at(-1)?.body).toEqual(aToken('T1'));
  });

  it('connects to the address that was looked up, whatever a second look-up would give', async () => {
    const server = await faultServer(() => ({ data: [] }));
    const { port } = new URL(server.url);
    const asked: string[] = [];
    const resolve = async (host: string): Promise<string[]> => {
      asked.push(host);
      return ['127.0.0.1'];
    };
    const urls = { allowHttp: true, allowPrivate: true, resolve };
    const named = { url: `http://partner.invalid:${port}` };
    const partner = await partnerAt(named, { fetch: pinnedFetch({ urls }), urls });
    expect(await partner.module(locations.sender).list().all()).toEqual([]);
    expect(asked).toEqual(['partner.invalid']);
    expect(server.requests[0]?.headers.host).toBe(`partner.invalid:${port}`);
  });

  it('refuses a name that resolves to a private address only when it connects', async () => {
    const server = await faultServer(() => ({ data: [] }));
    const { port } = new URL(server.url);
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const urls = { allowHttp: true, resolve: async () => answers.shift() ?? [] };
    const named = { url: `http://partner.example:${port}` };
    const partner = await partnerAt(named, { fetch: pinnedFetch({ urls }), urls });
    const call = partner.module(locations.sender).list().all();
    await expect(call).rejects.toMatchObject({ code: 'OCPI_URL', rule: 'private-address' });
    expect(server.requests).toEqual([]);
  });

  it('fails as a fetch does when the connection is cut, and with the caller’s signal', async () => {
    const cut = await faultServer(() => ({ data: 'x'.repeat(9000), cut: 'middle' }));
    const urls = { allowHttp: true, allowPrivate: true };
    const options = { fetch: pinnedFetch({ urls }), retry: { limit: 0 } };
    const broken = (await partnerAt(cut, options)).module(locations.sender).list().all();
    await expect(broken).rejects.toMatchObject({ failure: 'network' });
    const slow = await faultServer(() => ({ data: [], delay: 2000 }));
    const late = (await partnerAt(slow, { ...options, timeout: 100 })).module(locations.sender).list().all();
    await expect(late).rejects.toMatchObject({ failure: 'timeout' });
  });
});
