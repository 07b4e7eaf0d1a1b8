import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tariffs } from '../../src/contract/v2_2_1/tariffs.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { OcpiHttpError } from '../../src/core/errors.js';
import { answering, mockServer, partnerAt, replying, requestsOf, TOKEN } from '../support/mock-server.js';
import { aCdr, aLocation, aToken } from './support/objects.js';

describe('the URL of a call', () => {
  const pathsOf = async (end: string, trailingSlash?: 'add' | 'remove') => {
    const mock = await mockServer({ locations: 0 });
    await mock.objects(locations).set(aLocation('L1'));
    const options = trailingSlash ? { profile: { trailingSlash } } : {};
    const partner = await partnerAt(mock, options, end);
    expect(await partner.module(locations.sender).list({ limit: 5 }).all()).toHaveLength(1);
    await partner.module(locations.sender).getLocation({ location_id: 'L1' });
    return requestsOf(mock);
  };

  it('Q11: joins with exactly one slash, and calls an endpoint itself as it was advertised', async () => {
    expect(await pathsOf('')).toEqual(['GET /sender/locations?limit=5', 'GET /sender/locations/L1']);
    expect(await pathsOf('/')).toEqual(['GET /sender/locations/?limit=5', 'GET /sender/locations/L1']);
  });

  it('Q11: ends with a slash, or without, where the profile says so', async () => {
    expect(await pathsOf('', 'add')).toEqual(['GET /sender/locations/?limit=5', 'GET /sender/locations/L1/']);
    expect(await pathsOf('/', 'remove')).toEqual([
      'GET /sender/locations?limit=5',
      'GET /sender/locations/L1',
    ]);
  });

  it('Q13: carries any id as one segment that a server decodes to the same id', async () => {
    const mock = await mockServer({ role: 'EMSP' });
    const partner = await partnerAt(mock);
    const ids = fc.string({ minLength: 1, maxLength: 36, unit: 'binary-ascii' });
    const usable = ids.filter((id) => id !== '.' && id !== '..');
    await fc.assert(
      fc.asyncProperty(usable, async (tariff_id) => {
        await partner
          .module(tariffs.receiver)
          .getTariff({ tariff_id })
          .catch(() => undefined);
        const { params, httpStatus } = mock.exchanges.at(-1) ?? {};
        expect(params).toEqual({ country_code: 'NL', party_id: 'ABC', tariff_id });
        expect(httpStatus).toBe(404);
      }),
      { numRuns: 60 },
    );
  });

  it('Q13: keeps stars, blanks, slashes, plus and number signs of ids apart from the URL', async () => {
    const mock = await mockServer({ role: 'EMSP' });
    const partner = await partnerAt(mock);
    const call = partner
      .module(locations.receiver)
      .getEvse({ location_id: 'a b/c#d', evse_uid: 'NL*ABC*E1+2' });
    await call.catch(() => undefined);
    const [location, evse] = requestsOf(mock)[0]?.split('/').slice(-2) ?? [];
    expect(location).toBe('a%20b%2Fc%23d');
    expect(decodeURIComponent(evse ?? '')).toBe('NL*ABC*E1+2');
    expect(evse).not.toContain('+');
    expect(mock.exchanges[0]?.params).toMatchObject({ location_id: 'a b/c#d', evse_uid: 'NL*ABC*E1+2' });
  });
});

describe('a redirect', () => {
  it('Q12: of a GET within the same origin is followed with the token', async () => {
    const mock = await mockServer({ faults: ['redirect-301'] });
    const partner = await partnerAt(mock);
    expect(await partner.module(locations.sender).list().all()).toEqual(mock.world.locations);
    expect(requestsOf(mock)).toEqual(['GET /sender/locations', 'GET /sender/locations/']);
    expect(mock.exchanges[1]?.headers.get('authorization')).toBe(`Token ${btoa(TOKEN)}`);
  });

  it('Q12: of anything else is not followed, and the error names the profile that avoids it', async () => {
    const mock = await mockServer({ role: 'EMSP', faults: ['redirect-307'] });
    const call = (await partnerAt(mock)).module(cdrs.receiver).postCdr({ body: aCdr('C1') });
    const error = await call.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(OcpiHttpError);
    expect(error).toMatchObject({ failure: 'redirect', httpStatus: 307 });
    expect((error as Error).message).toContain('trailingSlash: add');
    expect(mock.exchanges).toHaveLength(1);
  });

  it('Q12: to another origin is never followed', async () => {
    const mock = await mockServer({ faults: ['redirect-elsewhere'] });
    const asked: string[] = [];
    const look = (request: Request): Promise<Response> => {
      asked.push(request.url);
      return fetch(request);
    };
    const failure = (await partnerAt(mock, { fetch: look })).module(locations.sender).list().all();
    await expect(failure).rejects.toMatchObject({ code: 'OCPI_URL', rule: 'redirect-origin' });
    expect(asked).toHaveLength(1);
  });

  it('that never ends is given up', async () => {
    const mock = await mockServer({ faults: ['redirect-loop'] });
    const failure = (await partnerAt(mock)).module(tokens.sender).list().all();
    await expect(failure).rejects.toMatchObject({ failure: 'redirect' });
    expect(mock.exchanges).toHaveLength(4);
  });
});

describe('a posted CDR', () => {
  const post = async (...faults: NonNullable<Parameters<typeof mockServer>[0]>['faults'] & object) => {
    const mock = await mockServer({ role: 'EMSP', faults });
    const module = (await partnerAt(mock)).module(cdrs.receiver);
    const { location } = await module.postCdr({ body: aCdr('C1') });
    return { mock, module, location: location?.replace(new URL(mock.url).origin, '') };
  };

  it('Q31: is read back by the URL in the Location header', async () => {
    const { mock, module, location = '' } = await post();
    expect((await module.getCdr({ url: new URL(location, mock.url).href })).data).toEqual(aCdr('C1'));
    expect(requestsOf(mock)[0]).toBe('POST /receiver/cdrs');
  });

  it('Q31: is where a relative Location header says, and read back there', async () => {
    const relative = answering(
      async (request, next) => {
        const response = await next(request);
        const { pathname } = new URL(response.headers.get('location') ?? '');
        response.headers.set('location', pathname);
        return response;
      },
      { operation: 'postCdr', module: 'cdrs' },
    );
    const { mock, module, location = '' } = await post(relative);
    expect((await module.getCdr({ url: new URL(location, mock.url).href })).data.id).toBe('C1');
  });

  it('Q31: is where the body says when there is no such header, and else nowhere', async () => {
    const said = async (data?: unknown) => (await post(replying({ status: 201, data }))).location;
    expect(await said('/kept/C2')).toBe('/kept/C2');
    expect(await said({ url: '/kept/C3' })).toBe('/kept/C3');
    expect(await said('thank you')).toBeUndefined();
    expect((await post('missing-location')).location).toBeUndefined();
    expect((await post('missing-location', 'object-data')).location).toBeUndefined();
  });

  it('Q31: is not read from a stranger, whatever the Location header says', async () => {
    const { module, location = '' } = await post('wrong-location');
    expect(location).toBe('https://elsewhere.example/cdrs/1');
    await expect(module.getCdr({ url: location })).rejects.toMatchObject({ rule: 'registered-origin' });
  });
});

describe('a token of ours', () => {
  it('goes to the URL with our own party unless another is named', async () => {
    const mock = await mockServer();
    const module = (await partnerAt(mock)).module(tokens.receiver);
    await module.putToken({ token_uid: 'T1', type: 'RFID', body: aToken('T1') });
    const other = { country_code: 'DE', party_id: 'XXX', token_uid: 'T1' };
    const put = module.putToken({ ...other, body: aToken('T1', { party_id: 'XXX' }) });
    await expect(put).rejects.toMatchObject({ code: 'OCPI_STATUS' });
    expect(requestsOf(mock)).toEqual([
      'PUT /receiver/tokens/DE/MSP/T1?type=RFID',
      'PUT /receiver/tokens/DE/XXX/T1',
    ]);
  });
});
