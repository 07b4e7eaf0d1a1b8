import { describe, expectTypeOf, it } from 'vitest';
import type * as v211 from '../../src/contract/v2_1_1/index.js';
import type * as v221 from '../../src/contract/v2_2_1/index.js';
import type * as v230 from '../../src/contract/v2_3_0/index.js';
import { convertObject, convertPatch, type Loss } from '../../src/convert/index.js';
import type { Patch } from '../../src/core/object.js';

declare const tariff: v221.Tariff;
declare const older: v211.Location;
declare const session: v221.Session;
declare const location: v221.Location;
declare const credentials: v211.Credentials;
const party = { country_code: 'NL', party_id: 'ABC' };

describe('convertObject', () => {
  it('gives the type of the target version', () => {
    expectTypeOf(convertObject('Tariff', tariff, '2.2.1', '2.3.0').value).toEqualTypeOf<v230.Tariff>();
    expectTypeOf(
      convertObject('Location', older, '2.1.1', '2.2.1', { party }).value,
    ).toEqualTypeOf<v221.Location>();
    expectTypeOf(convertObject('Tariff', tariff, '2.2.1', '2.3.0').losses).toEqualTypeOf<readonly Loss[]>();
  });

  it('refuses names that one of the versions does not have', () => {
    // @ts-expect-error there is no CancelReservation in 2.1.1
    convertObject('CancelReservation', {}, '2.2.1', '2.1.1');
    // @ts-expect-error there is no such object
    convertObject('Locations', {}, '2.2.1', '2.3.0');
  });

  it('refuses an object of another version', () => {
    // @ts-expect-error this is a Location of 2.1.1
    convertObject('Location', older, '2.2.1', '2.3.0');
  });

  it('asks for what it needs to know', () => {
    // @ts-expect-error a Location of 2.1.1 does not say whose it is
    convertObject('Location', older, '2.1.1', '2.2.1');
    // @ts-expect-error a Session of 2.1.1 has its whole Location inside
    convertObject('Session', session, '2.2.1', '2.1.1', { party });
    convertObject('Session', session, '2.2.1', '2.1.1', { party, location });
    // @ts-expect-error Credentials of 2.1.1 have no roles
    convertObject('Credentials', credentials, '2.1.1', '2.3.0', { party });
    // @ts-expect-error the Location must be of the version that is converted from
    convertObject('Session', session, '2.2.1', '2.1.1', { party, location: older });
  });
});

describe('convertPatch', () => {
  it('gives a change of the target version, or asks for the object', () => {
    const result = convertPatch('Location', { name: 'x' }, '2.2.1', '2.1.1');
    if (result.kind === 'patch') expectTypeOf(result.value).toEqualTypeOf<Patch<v211.Location>>();
    else expectTypeOf(result.kind).toEqualTypeOf<'needs-object'>();
  });
});
