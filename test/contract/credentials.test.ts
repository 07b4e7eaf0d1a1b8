import { describe, expect, it } from 'vitest';
import { v2_1_1 } from '../../src/contract/v2_1_1/version.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { v2_3_0 } from '../../src/contract/v2_3_0/version.js';
import type { CredentialsData, PartyRole } from '../../src/contract/version.js';
import { OcpiNegotiationError } from '../../src/core/errors.js';
import { read } from '../../src/core/read.js';

const role = (name: string, party_id = 'ABC'): PartyRole => ({
  role: name,
  country_code: 'NL',
  party_id,
  business_details: { name: 'A company' },
});

const data = (...roles: PartyRole[]): CredentialsData => ({
  token: 'a-token',
  url: 'https://abc.example/ocpi/versions',
  roles,
});

describe('credentials', () => {
  it.each([v2_1_1, v2_2_1, v2_3_0])('of $version are written so that they read as valid', (version) => {
    const { schema, write } = version.credentials;
    const result = read(schema, write(data(role('CPO'))), { mode: 'strict' });
    expect(result.issues).toEqual([]);
  });

  it.each([v2_2_1, v2_3_0])('of $version keep all roles', ({ credentials }) => {
    const both = data(role('CPO'), role('EMSP', 'XYZ'));
    expect(credentials.read(credentials.write(both))).toEqual(both);
  });

  it('of 2.1.1 say who the party is, but not its role', () => {
    const { read: readCredentials, write } = v2_1_1.credentials;
    expect(readCredentials(write(data(role('CPO'))))).toEqual(data(role('OTHER')));
  });

  it('of 2.1.1 can be written for several roles of one party', () => {
    const written = v2_1_1.credentials.write(data(role('CPO'), role('EMSP', 'abc')));
    expect(written).toMatchObject({ country_code: 'NL', party_id: 'ABC' });
  });

  it('of 2.1.1 cannot be written for two parties, nor for none', () => {
    const { write } = v2_1_1.credentials;
    expect(() => write(data(role('CPO'), role('EMSP', 'XYZ')))).toThrow(OcpiNegotiationError);
    expect(() => write(data())).toThrow(OcpiNegotiationError);
  });

  it('of 2.3.0 name the hub only when there is one', () => {
    const { read: readCredentials, write } = v2_3_0.credentials;
    const hub = { ...data(role('OTHER')), hub_party_id: 'NLHUB' };
    expect(readCredentials(write(hub))).toEqual(hub);
    expect(write(data(role('CPO')))).not.toHaveProperty('hub_party_id');
  });
});
