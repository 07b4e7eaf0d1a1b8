import { describe, expect, it } from 'vitest';
import { type CDR as Cdr211, CDRSchema as Cdr211Schema } from '../../src/schema/v2_1_1/cdrs.js';
import type { Session as Session211 } from '../../src/schema/v2_1_1/sessions.js';
import type { Tariff as Tariff211 } from '../../src/schema/v2_1_1/tariffs.js';
import { type CDR as Cdr221, CDRSchema as Cdr221Schema } from '../../src/schema/v2_2_1/cdrs.js';
import type { Session as Session221 } from '../../src/schema/v2_2_1/sessions.js';
import type { Tariff as Tariff221 } from '../../src/schema/v2_2_1/tariffs.js';
import { type CDR as Cdr230, CDRSchema as Cdr230Schema } from '../../src/schema/v2_3_0/cdrs.js';
import type { Session as Session230 } from '../../src/schema/v2_3_0/sessions.js';
import type { Tariff as Tariff230 } from '../../src/schema/v2_3_0/tariffs.js';
import {
  auditCdr,
  type lintTariff,
  type priceCdr,
  type priceSession,
  simulateCdr,
} from '../../src/tariffs/index.js';
import { tariffOf } from './support.js';

type Accepts = {
  cdrs: [Cdr211, Cdr221, Cdr230][number] extends Parameters<typeof priceCdr>[0] ? true : false;
  audits: [Cdr211, Cdr221, Cdr230][number] extends Parameters<typeof auditCdr>[0] ? true : false;
  sessions: [Session211, Session221, Session230][number] extends Parameters<typeof priceSession>[0]
    ? true
    : false;
  tariffs: [Tariff211, Tariff221, Tariff230][number] extends Parameters<typeof lintTariff>[0] ? true : false;
};

const accepts: Accepts = { cdrs: true, audits: true, sessions: true, tariffs: true };

describe('the objects of all versions', () => {
  it('are accepted as they are read', () => expect(Object.values(accepts)).toEqual([true, true, true, true]));

  it.each([
    ['2.1.1', Cdr211Schema],
    ['2.2.1', Cdr221Schema],
    ['2.3.0', Cdr230Schema],
  ] as const)('of %s are simulated as their schema wants them', (version, schema) => {
    const owner = version === '2.1.1' ? {} : { country_code: 'NL', party_id: 'EXA' };
    const flag = version === '2.3.0' ? { tax_included: 'NO' } : {};
    const tariff = {
      ...tariffOf([
        [
          [
            ['ENERGY', 0.3, 1],
            ['TIME', 1, 60],
          ],
        ],
      ]),
      ...owner,
      ...flag,
      last_updated: '2024-01-01T00:00:00Z',
    };
    const plain = JSON.parse(JSON.stringify(tariff));
    const result = simulateCdr({
      version,
      tariff: plain,
      start: '2024-06-03T08:00:00Z',
      timeZone: 'Europe/Amsterdam',
      curve: [{ seconds: 3600, power: 11 }, { seconds: 600 }],
    });
    if (result.status !== 'simulated') throw new Error('not simulated');
    const parsed = schema.safeParse(result.cdr);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(auditCdr(result.cdr, { timeZone: 'Europe/Amsterdam' })).toMatchObject({
      status: 'agrees',
      clean: true,
      priced: { version },
    });
  });
});
