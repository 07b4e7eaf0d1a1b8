import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { VersionNumber } from 'ocpi-js';
import type { Location } from 'ocpi-js/2.2.1';
import { type Child, Failure } from './child.js';
import { cdrAt, PROGRESS, sessionAt, sessionAtEnd, TARIFFS, TOKENS, UNKNOWN_UID } from './data.js';
import { factsOf, sorted } from './facts.js';
import type { narrator } from './narrator.js';

type Narrator = ReturnType<typeof narrator>;

/** How the two platforms reach each other. */
export interface Route {
  /** How they come to know each other. */
  meet(cpo: Child, emsp: Child, say: Narrator): Promise<void>;
  /** HTTP status and status code for a Token that nobody knows. */
  readonly unknownToken: readonly [number, number];
}

const DIRECT: Route = {
  async meet(cpo, emsp, say) {
    say.step('1. The eMSP registers with the Token A of the CPO');
    const tokenA = await cpo.ask('invite');
    await emsp.ask('register', `${cpo.url}/ocpi/versions`, tokenA);
  },
  unknownToken: [404, 2004],
};

/** Through a hub, with which both register, each in its own version. */
export const through = (hub: Child, ofCpo: VersionNumber, ofEmsp: VersionNumber): Route => ({
  // A request of 2.1.1 names no receiver: the hub looks for the eMSP of the Token, and there is none.
  unknownToken: ofCpo === '2.1.1' ? [200, 4001] : [404, 2004],
  async meet(cpo, emsp, say) {
    say.step('1. The CPO and the eMSP register with the hub');
    const [forCpo, forEmsp] = [
      (await hub.ask('invite', 'cpo', ofCpo, 'emsp')) as Invitation,
      (await hub.ask('invite', 'emsp', ofEmsp, 'cpo')) as Invitation,
    ];
    await cpo.ask('join', forCpo.versionsUrl, forCpo.token);
    await emsp.ask('register', forEmsp.versionsUrl, forEmsp.token);
  },
});

interface Invitation {
  readonly versionsUrl: string;
  readonly token: string;
}

/** Everything that the two platforms do, in order; throws where one of them does not do what it should. */
export async function play(
  cpo: Child,
  emsp: Child,
  locations: readonly Location[],
  say: Narrator,
  route: Route = DIRECT,
): Promise<void> {
  await publish(cpo, locations);
  await registerAndPull(cpo, emsp, locations, say, route);
  await authorize(cpo, emsp, say, route);
  const [first] = locations.filter(({ evses }) => evses?.[0]?.connectors[0] !== undefined);
  if (first) await charge(cpo, emsp, first, say);
  else say.note('no Location has an EVSE with a Connector: nothing can be charged');
  await summarize(cpo, emsp, locations, first !== undefined, say);
  await unregister(emsp, say);
}

async function publish(cpo: Child, locations: readonly Location[]): Promise<void> {
  for (const location of locations) await cpo.ask('publishLocation', location);
  for (const tariff of TARIFFS) await cpo.ask('publishTariff', tariff);
}

async function registerAndPull(
  cpo: Child,
  emsp: Child,
  locations: readonly Location[],
  say: Narrator,
  { meet }: Route,
): Promise<void> {
  await meet(cpo, emsp, say);
  say.step('2. The eMSP pulls all Locations and Tariffs, page by page');
  const pulled = await emsp.ask('pull');
  assert.deepEqual(pulled, { locations: locations.length, tariffs: TARIFFS.length });
}

async function authorize(cpo: Child, emsp: Child, say: Narrator, { unknownToken }: Route): Promise<void> {
  say.step('3. The eMSP sends its Tokens, the CPO asks about them in real time');
  await emsp.ask('issueToken', TOKENS.driver);
  await emsp.ask('issueToken', TOKENS.blocked);
  await eventually(async () => {
    assert.deepEqual(await cpo.ask('knownTokens'), [TOKENS.driver, TOKENS.blocked]);
  });
  assert.equal(await cpo.ask('authorize', TOKENS.driver.uid), 'ALLOWED');
  assert.equal(await cpo.ask('authorize', TOKENS.blocked.uid), 'BLOCKED');
  const unknown = await refusal(cpo.ask('authorize', UNKNOWN_UID));
  assert.deepEqual([unknown.httpStatus, unknown.statusCode], unknownToken);
  say.note(`known: ALLOWED, blocked: BLOCKED, unknown: ${unknownToken.join(' with ')}`);
}

async function charge(cpo: Child, emsp: Child, location: Location, say: Narrator): Promise<void> {
  say.step('4. The eMSP sends START_SESSION and gets the result at its response_url');
  const started = await emsp.ask('startSession', TOKENS.driver, location);
  assert.deepEqual(started, { response: 'ACCEPTED', result: 'ACCEPTED' });
  // The eMSP knows the result before the CPO has read the answer to it: that line should come first.
  await setTimeout(100);
  say.step('5. The CPO sends the Session, its progress, the status of the EVSE and the CDR');
  const session = sessionAt(location);
  await cpo.ask('startSession', session);
  await cpo.ask('setStatus', location, session.evse_uid, 'CHARGING', session.start_date_time);
  for (const change of PROGRESS) await cpo.ask('updateSession', session, change);
  await cpo.ask('setStatus', location, session.evse_uid, 'AVAILABLE', '2026-03-01T09:46:00Z');
  const url = await cpo.ask('sendCdr', cdrAt(location));
  assert.match(String(url), /\/cdrs\//);
  say.note(`the CDR is kept at ${url}`);
}

interface Summary {
  readonly held: Readonly<Record<string, number>>;
  readonly sessions: readonly string[];
}

async function summarize(
  cpo: Child,
  emsp: Child,
  locations: readonly Location[],
  charged: boolean,
  say: Narrator,
) {
  say.step('What each side holds now');
  const [ofCpo, ofEmsp] = (await Promise.all([cpo.ask('summary'), emsp.ask('summary')])) as [
    Summary,
    Summary,
  ];
  const count = charged ? 1 : 0;
  for (const [name, { held }] of [
    ['CPO ', ofCpo],
    ['eMSP', ofEmsp],
  ] as const) {
    const parts = Object.entries(held).filter(([, number]) => number > 0);
    say.note(`${name}  ${parts.map(([module, number]) => `${number} ${module}`).join(', ')}`);
    const { locations: l, tariffs, tokens, sessions, cdrs } = held;
    assert.deepEqual(
      { l, tariffs, tokens, cdrs },
      { l: locations.length, tariffs: TARIFFS.length, tokens: 2, cdrs: count },
    );
    assert.equal(sessions, name === 'eMSP' || charged ? count : 0);
  }
  if (charged) assert.deepEqual(ofEmsp.sessions, ['SESSION-1 COMPLETED 15.2 kWh']);
  for (const session of ofEmsp.sessions) say.note(`eMSP  ${session}`);
  await compare(emsp, locations, charged, say);
}

/** The eMSP holds what happened, to the cent and the last EVSE, whatever versions were spoken. */
async function compare(
  emsp: Child,
  locations: readonly Location[],
  charged: boolean,
  say: Narrator,
): Promise<void> {
  // What crosses from one process to the other has no fields that are undefined.
  const expected = JSON.parse(JSON.stringify(expectedState(locations, charged))) as unknown;
  const state = await eventually(async () => {
    const found = (await emsp.ask('state')) as Record<string, unknown[]>;
    assert.deepEqual(JSON.parse(JSON.stringify(found)), expected);
    return found;
  });
  const objects = Object.values(state).reduce((sum, list) => sum + list.length, 0);
  say.note(`eMSP  all ${objects} objects say what happened`);
}

/** What a hub broadcasts arrives a moment later: it is looked at again for five seconds. */
async function eventually<T>(check: () => Promise<T>): Promise<T> {
  const end = Date.now() + 5000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await setTimeout(50);
    }
  }
}

function expectedState(locations: readonly Location[], charged: boolean): Record<string, unknown[]> {
  const [first] = locations.filter(({ evses }) => evses?.[0]?.connectors[0] !== undefined);
  const at = charged && first ? first : undefined;
  const of = (module: string, objects: readonly object[]): unknown[] =>
    sorted(objects.map((object) => factsOf(module, object, '2.2.1')));
  return {
    locations: of(
      'locations',
      locations.map((location) => (location === at ? released(location) : location)),
    ),
    tariffs: of('tariffs', TARIFFS),
    tokens: of('tokens', Object.values(TOKENS)),
    sessions: of('sessions', at ? [sessionAtEnd(at)] : []),
    cdrs: of('cdrs', at ? [cdrAt(at)] : []),
  };
}

/** The Location after the Session: the EVSE can be used again. */
const released = (location: Location): Location => ({
  ...location,
  evses: (location.evses ?? []).map((evse, index) => (index === 0 ? { ...evse, status: 'AVAILABLE' } : evse)),
});

async function unregister(emsp: Child, say: Narrator): Promise<void> {
  say.step('6. The eMSP unregisters; its old credentials token is refused');
  await emsp.ask('unregister');
  const refused = await refusal(emsp.ask('tryOldToken'));
  assert.equal(refused.httpStatus, 401);
}

/** The failure that something ends in; throws when it does not fail. */
async function refusal(asked: Promise<unknown>): Promise<Failure> {
  const outcome = await asked.then(
    (value) => new Error(`This should have been refused: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof Failure) return outcome;
  throw outcome;
}
