import { afterEach, describe, expect, test } from 'vitest';
import type { Subject } from '../../src/bridge/index.js';
import type { Loss } from '../../src/convert/index.js';
import type { Issue } from '../../src/core/issue.js';
import type { VersionNumber } from '../../src/core/version.js';
import { keep } from '../../src/store/keep.js';
import type { JsonObject } from '../../src/store/store.js';
import { location230, session221 } from '../convert/fixtures.js';
import {
  type Answer,
  contractOf,
  methodsOf,
  type Platform,
  type PlatformOptions,
  registerBoth,
  startPlatform,
} from './platforms.js';

const OWNER = { country_code: 'NL', party_id: 'ABC' };
const CPO = { role: 'CPO', ...OWNER, business_details: { name: 'ABC' } };
const EMSP = { role: 'EMSP', country_code: 'DE', party_id: 'EMP', business_details: { name: 'EMP' } };

const running: Platform[] = [];
afterEach(() => {
  for (const platform of running.splice(0)) platform.close();
});

/** A CPO of 2.3.0 that speaks all versions, and an eMSP that speaks one only. */
async function pair(emspVersion: VersionNumber, options: Partial<PlatformOptions> = {}) {
  const issues: { issue: Issue; where: string; partner: string }[] = [];
  const told: { losses: readonly Loss[]; subject: Subject }[] = [];
  const { bridging, ...rest } = options;
  const cpo = await startPlatform({
    party: CPO,
    version: '2.3.0',
    bridged: true,
    bridging: { onLosses: (losses, subject) => void told.push({ losses, subject }), ...bridging },
    more: {
      onIssue: (found, where, { partner }) => {
        for (const issue of found) issues.push({ issue, where, partner: partner.id });
      },
    },
    ...rest,
  });
  const emsp = await startPlatform({ party: EMSP, version: emspVersion, bridged: false });
  running.push(cpo, emsp);
  await keep(cpo.store, contractOf('2.3.0', 'locations', 'SENDER'), location230, OWNER);
  return { cpo, emsp, issues, told, ...(await registerBoth(cpo, emsp)) };
}

describe('what is lost between two versions on our server', () => {
  test('goes to onIssue and onLosses, and not to the partner unless that is wanted', async () => {
    const { toCpo, issues, told } = await pair('2.1.1');
    const answer = (await methodsOf(toCpo, 'locations', 'SENDER').getLocation?.({
      location_id: 'L1',
    })) as Answer;
    expect(answer.statusMessage).toBeUndefined();
    const help = issues.find(({ issue }) => issue.pointer === '/help_phone');
    expect(help).toMatchObject({
      issue: { code: 'conversion_lost', severity: 'warning', expected: 'OCPI 2.1.1' },
      where: 'locations SENDER getLocation',
      partner: 'emsp',
    });
    expect(help?.issue.message).toContain('no_field');
    expect(told.map(({ subject }) => [subject.module, subject.operation, subject.from, subject.to])).toEqual([
      ['locations', 'getLocation', '2.3.0', '2.1.1'],
    ]);
    expect(told[0]?.losses.map(({ pointer }) => pointer)).toContain('/evses/0/parking');
  });

  test('is in the status_message by option, at most five places of it', async () => {
    const { toCpo } = await pair('2.1.1', { bridging: { statusMessage: true } });
    const answer = (await methodsOf(toCpo, 'locations', 'SENDER').getLocation?.({
      location_id: 'L1',
    })) as Answer;
    expect(answer.statusMessage).toMatch(/^Lost on the way to OCPI 2\.1\.1: .*\/help_phone \(no_field\)/);
    expect(answer.statusMessage?.split(',').length).toBeLessThanOrEqual(5);
    expect(answer.data.id).toBe('L1');
  });

  test('changes nothing when a hook throws', async () => {
    const { toCpo } = await pair('2.1.1', {
      more: {
        onIssue: () => {
          throw new Error('hook');
        },
      },
    });
    const answer = await methodsOf(toCpo, 'locations', 'SENDER').getLocation?.({ location_id: 'L1' });
    expect(answer?.data.id).toBe('L1');
  });
});

describe('an object of a list that cannot be given in the partner’s version', () => {
  test('is left out and reported, and costs no other', async () => {
    const { cpo, toCpo, issues } = await pair('2.1.1');
    const audience = { country_code: 'DE', party_id: 'EMP' };
    const { total_cost: _, ...session } = session221;
    for (const [id, location_id] of [
      ['S1', 'L1'],
      ['S2', 'UNKNOWN'],
      ['S3', 'L1'],
    ] as const) {
      const value = { ...session, id, location_id } as unknown as JsonObject;
      const key = { module: 'sessions', owner: OWNER, id };
      await cpo.store.update(key, () => ({ version: '2.3.0', value, audience }));
    }
    const date_from = '2020-01-01T00:00:00Z';
    const sessions = await methodsOf(toCpo, 'sessions', 'SENDER').list?.({ date_from }).all();
    expect(sessions?.map(({ id }) => id)).toEqual(['S1', 'S3']);
    const left = issues.filter(({ issue }) => issue.severity === 'error');
    expect(left.map(({ issue }) => issue.message)).toEqual([expect.stringContaining('S2 is left out')]);
  });
});

describe('what is lost between two versions on our client', () => {
  test('is among the issues of the answer, and told to onLosses', async () => {
    const { toEmsp, emsp, told } = await pair('2.2.1');
    const locations = methodsOf(toEmsp, 'locations', 'RECEIVER');
    await locations.putLocation?.({ ...OWNER, location_id: 'L1', body: location230 });
    expect(told.map(({ subject, losses }) => [subject.operation, losses.length > 0])).toEqual([
      ['putLocation', true],
    ]);
    const { items } = await emsp.store.list({ module: 'locations', limit: 1 });
    expect(items[0]?.value).not.toHaveProperty('help_phone');
  });
});
