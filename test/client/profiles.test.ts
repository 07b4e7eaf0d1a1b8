import { describe, expect, it } from 'vitest';
import * as client from '../../src/client/index.js';
import { forModule, mergeProfiles, type PartnerProfile } from '../../src/partners/profile.js';

const presets: PartnerProfile[] = [
  client.chargefox,
  client.chargeIndia,
  client.ecoMovement,
  client.enapi,
  client.gireve,
  client.ndw,
  client.payter,
  client.plugsurfing,
];

describe('a partner profile', () => {
  it('is data that survives being stored as JSON', () => {
    expect(presets).toHaveLength(8);
    for (const preset of presets) expect(JSON.parse(JSON.stringify(preset))).toEqual(preset);
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  });

  it('is laid over another field by field, and module by module', () => {
    const merged = mergeProfiles(
      { tokenEncoding: 'raw', timeout: 5, patch: { modules: { sessions: false } } },
      undefined,
      { tokenEncoding: 'try', timeout: undefined, patch: { all: true, modules: { tokens: false } } },
      { retry: { limit: 1 } },
    );
    expect(merged).toEqual({
      tokenEncoding: 'raw',
      timeout: 5,
      patch: { all: true, modules: { sessions: false, tokens: false } },
      retry: { limit: 1 },
    });
  });

  it('has a value for a module, else the one for all', () => {
    const values = { all: 1, modules: { cdrs: 2 } };
    expect(forModule(values, 'cdrs')).toBe(2);
    expect(forModule(values, 'tokens')).toBe(1);
    expect(forModule(values, 'constructor')).toBe(1);
    expect(forModule(undefined, 'cdrs')).toBeUndefined();
  });

  it('of Gireve reads CDRs by twenty and tariffs by less than a month', () => {
    expect(forModule(client.gireve.paging, 'cdrs')?.pageSize).toBe(20);
    expect(forModule(client.gireve.paging, 'tariffs')?.window).toBeLessThan(30 * 86_400_000);
  });
});
