import { tokens } from 'ocpi-js/2.2.1';
import { samples_2_2_1 } from 'ocpi-js/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { blockToken, loadOverview } from './app.js';
import { network } from './network.js';
import { good, peculiar, settingsOf } from './partners.js';

beforeAll(() => network.start());
afterAll(() => network.stop());
afterEach(() => good.reset());

describe('with a partner that does everything right', () => {
  test('all chargers are shown', async () => {
    const { chargers, notes, problem } = await loadOverview(settingsOf(good));
    expect(chargers.map(({ name }) => name)).toEqual(good.world.locations.map(({ name, id }) => name ?? id));
    expect([notes, problem]).toEqual([[], undefined]);
    good.expectNoIssues();
  });

  test('a token that is blocked is blocked there too', async () => {
    const { country_code, party_id } = good.partner;
    const token = samples_2_2_1.token({ overrides: { country_code, party_id, valid: true } });
    await good.objects(tokens).set(token);
    await blockToken(settingsOf(good), token);
    expect(good.expectReceived(tokens.receiver, 'putToken').body.valid).toBe(false);
    expect(await good.objects(tokens).get(token.uid)).toMatchObject({ uid: token.uid, valid: false });
  });
});

describe('with a partner that fails', () => {
  test('nobody notices a server that is overloaded for a moment', async () => {
    good.faults.set('locations.list:2:http-503');
    const { chargers, problem } = await loadOverview(settingsOf(good));
    expect([chargers.length, problem]).toEqual([25, undefined]);
  });

  test('what came before the connection broke is shown, and that it is worth another try', async () => {
    good.faults.set('locations.list:3+:connection-error');
    const { chargers, problem } = await loadOverview(settingsOf(good));
    expect([chargers.length, problem]).toEqual([20, 'try again']);
  });

  test('a token that is not accepted any more is a matter for people', async () => {
    good.faults.set('token-refused');
    expect(await loadOverview(settingsOf(good))).toEqual({
      chargers: [],
      notes: [],
      problem: 'call the partner',
    });
  });
});

describe('with a partner that has its own way', () => {
  test('all chargers are shown, and what is peculiar about them is noted', async () => {
    const { chargers, notes, problem } = await loadOverview(settingsOf(peculiar));
    expect([chargers.length, problem]).toEqual([25, undefined]);
    expect(notes).toContainEqual(expect.stringMatching(/^\/owner: owner is null/));
  });
});
