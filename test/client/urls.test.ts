import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tariffs } from '../../src/contract/v2_2_1/tariffs.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { OcpiHttpError } from '../../src/core/errors.js';
import { faultServer } from './support/fault-server.js';
import { aCdr, aLocation, aToken } from './support/objects.js';
import { partnerAt, TOKEN } from './support/partner.js';

describe('the URL of a call', () => {
  const pathsOf = async (end: string, trailingSlash?: 'add' | 'remove') => {
    const server = await faultServer(({ path }) => ({
      data: path.includes('L1') ? aLocation('L1') : [],
      headers: { 'x-total-count': '0' },
    }));
    const options = trailingSlash ? { profile: { trailingSlash } } : {};
    const partner = await partnerAt(server, options, end);
    await partner.module(locations.sender).list({ limit: 5 }).all();
    await partner.module(locations.sender).getLocation({ location_id: 'L1' });
    return server.requests.map(({ path }) => path);
  };

  it('Q11: joins with exactly one slash, and calls an endpoint itself as it was advertised', async () => {
    expect(await pathsOf('')).toEqual(['/sender/locations?limit=5', '/sender/locations/L1']);
    expect(await pathsOf('/')).toEqual(['/sender/locations/?limit=5', '/sender/locations/L1']);
  });

  it('Q11: ends with a slash, or without, where the profile says so', async () => {
    expect(await pathsOf('', 'add')).toEqual(['/sender/locations/?limit=5', '/sender/locations/L1/']);
    expect(await pathsOf('/', 'remove')).toEqual(['/sender/locations?limit=5', '/sender/locations/L1']);
  });

  it('Q13: carries any id as one segment that a server decodes to the same id', async () => {
    const server = await faultServer(() => ({ status: 404, statusCode: 2003 }));
    const partner = await partnerAt(server);
    const ids = fc.string({ minLength: 1, maxLength: 36, unit: 'binary-ascii' });
    const usable = ids.filter((id) => id !== '.' && id !== '..');
    await fc.assert(
      fc.asyncProperty(usable, async (tariff_id) => {
        await partner
          .module(tariffs.receiver)
          .getTariff({ tariff_id })
          .catch(() => undefined);
        const path = server.requests.at(-1)?.path ?? '';
        const segments = path.split('/').slice(1).map(decodeURIComponent);
        expect(segments).toEqual(['receiver', 'tariffs', 'DE', 'MSP', tariff_id]);
      }),
      { numRuns: 60 },
    );
  });

  it('Q13: keeps stars, blanks, slashes, plus and number signs of ids apart from the URL', async () => {
    const server = await faultServer(() => ({ status: 404, statusCode: 2003 }));
    const partner = await partnerAt(server);
    const call = partner
      .module(locations.receiver)
      .getEvse({ location_id: 'a b/c#d', evse_uid: 'NL*ABC*E1+2' });
    await call.catch(() => undefined);
    const [, , , , location, evse] = server.requests[0]?.path.split('/').slice(1) ?? [];
    expect(location).toBe('a%20b%2Fc%23d');
    expect(decodeURIComponent(evse ?? '')).toBe('NL*ABC*E1+2');
    expect(evse).not.toContain('+');
  });
});

describe('a redirect', () => {
  it('Q12: of a GET within the same origin is followed with the token', async () => {
    const server = await faultServer(({ path }) =>
      path.endsWith('/') ? { data: [aLocation('L1')] } : { status: 301, headers: { location: `${path}/` } },
    );
    const partner = await partnerAt(server, { profile: { paging: { all: { style: 'single' } } } });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(server.requests[1]?.headers.authorization).toBe(`Token ${btoa(TOKEN)}`);
  });

  it('Q12: of anything else is not followed, and the error names the profile that avoids it', async () => {
    const server = await faultServer(({ path }) => ({ status: 307, headers: { location: `${path}/` } }));
    const call = (await partnerAt(server)).module(cdrs.receiver).postCdr({ body: aCdr('C1') });
    const error = await call.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(OcpiHttpError);
    expect(error).toMatchObject({ failure: 'redirect', httpStatus: 307 });
    expect((error as Error).message).toContain('trailingSlash: add');
    expect(server.requests).toHaveLength(1);
  });

  it('Q12: to another origin is never followed', async () => {
    const stranger = await faultServer(() => ({ data: [] }));
    const server = await faultServer(() => ({ status: 302, headers: { location: stranger.url } }));
    const partner = await partnerAt(server);
    const failure = partner.module(tokens.sender).list().all();
    await expect(failure).rejects.toMatchObject({ code: 'OCPI_URL', rule: 'redirect-origin' });
    expect(stranger.requests).toEqual([]);
  });

  it('that never ends is given up', async () => {
    const server = await faultServer(({ path }) => ({ status: 302, headers: { location: `${path}x` } }));
    const failure = (await partnerAt(server)).module(tokens.sender).list().all();
    await expect(failure).rejects.toMatchObject({ failure: 'redirect' });
    expect(server.requests).toHaveLength(4);
  });
});

describe('a posted CDR', () => {
  const locationOf = async (headers: Record<string, string>, data?: unknown) => {
    const server = await faultServer(() => ({ status: 201, headers, data }));
    const partner = await partnerAt(server);
    const { location } = await partner.module(cdrs.receiver).postCdr({ body: aCdr('C1') });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/receiver/cdrs' });
    return location?.replace(server.url, '');
  };

  it('Q31: is where the Location header says, absolute or relative, else where the body says', async () => {
    expect(await locationOf({ location: 'https://cdrs.example/C1' })).toBe('https://cdrs.example/C1');
    expect(await locationOf({ location: '/kept/C1' })).toBe('/kept/C1');
    expect(await locationOf({}, '/kept/C2')).toBe('/kept/C2');
    expect(await locationOf({}, { url: '/kept/C3' })).toBe('/kept/C3');
    expect(await locationOf({}, {})).toBeUndefined();
    expect(await locationOf({}, 'thank you')).toBeUndefined();
  });

  it('Q31: is read back by that URL', async () => {
    const server = await faultServer(({ method }) =>
      method === 'POST' ? { status: 201, headers: { location: '/kept/C1' } } : { data: aCdr('C1') },
    );
    const module = (await partnerAt(server)).module(cdrs.receiver);
    const { location = '' } = await module.postCdr({ body: aCdr('C1') });
    expect((await module.getCdr({ url: location })).data.id).toBe('C1');
    expect(server.requests[1]?.path).toBe('/kept/C1');
  });
});

describe('a token of ours', () => {
  it('goes to the URL with our own party unless another is named', async () => {
    const server = await faultServer(() => ({ status: 201 }));
    const module = (await partnerAt(server)).module(tokens.receiver);
    await module.putToken({ token_uid: 'T1', type: 'RFID', body: aToken('T1') });
    await module.putToken({
      country_code: 'DE',
      party_id: 'XXX',
      token_uid: 'T1',
      body: aToken('T1', { party_id: 'XXX' }),
    });
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/receiver/tokens/DE/MSP/T1?type=RFID',
      '/receiver/tokens/DE/XXX/T1',
    ]);
  });
});
