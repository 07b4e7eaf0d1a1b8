import { connect, register, unregister, update } from '../../src/client/index.js';
import { commands } from '../../src/contract/v2_2_1/commands.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { sessions } from '../../src/contract/v2_2_1/sessions.js';
import { tariffs } from '../../src/contract/v2_2_1/tariffs.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { trackedCommands } from '../../src/store/commands.js';
import { keep } from '../../src/store/keep.js';
import { samples_2_2_1 } from '../../src/testing/v2_2_1/samples.js';
import type { Setting, Wanted } from './transports.js';

/** Something that a client does with the mock, and what comes out of it: equal however the requests travel. */
export interface Scenario {
  readonly title: string;
  readonly wanted: Wanted;
  readonly act: (setting: Setting) => Promise<unknown>;
  /** What comes out, or a part of it. */
  readonly expected: object;
}

const RETRY = { delay: 1, limit: 3, maxDelay: 2000 };

/** A token of the application, which is DE/MSP. */
const OURS = samples_2_2_1.token({ overrides: { country_code: 'DE', party_id: 'MSP', valid: true } });

const join = ({ mock, app, client }: Setting) =>
  register({
    version: v2_2_1,
    versionsUrl: mock.versionsUrl,
    token: mock.tokenA,
    self: app,
    id: 'mock',
    ...client,
  });

const call = ({ mock, client }: Setting) =>
  connect({ version: v2_2_1, versionsUrl: mock.versionsUrl, token: mock.token, ...client, retry: RETRY });

/** What matters of an error. */
const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: { code: string; failure?: string; statusCode?: number; httpStatus?: number }) => ({
      code: error.code,
      failure: error.failure,
      statusCode: error.statusCode,
      httpStatus: error.httpStatus,
    }),
  );

const paths = ({ mock }: Setting): string[] =>
  mock.exchanges.map(({ method, url, httpStatus, statusCode }) => {
    const { pathname } = new URL(url);
    return `${method} ${pathname} ${httpStatus} ${statusCode}`;
  });

export const scenarios: readonly Scenario[] = [
  {
    title: 'finds the endpoints and pulls page by page',
    wanted: { role: 'CPO', locations: 7 },
    act: async (setting) => {
      const partner = await call(setting);
      const found = await partner.module(locations.sender).list({ limit: 3 }).all();
      return {
        same: JSON.stringify(found) === JSON.stringify(setting.mock.world.locations),
        paths: paths(setting),
      };
    },
    expected: {
      same: true,
      paths: [
        'GET /ocpi/versions 200 1000',
        'GET /ocpi/2.2.1 200 1000',
        ...Array.from({ length: 3 }, () => 'GET /ocpi/2.2.1/sender/locations 200 1000'),
      ],
    },
  },
  {
    title: 'gets one object and its parts, and is told what is not there',
    wanted: { role: 'CPO', locations: 2 },
    act: async (setting) => {
      const client = (await call(setting)).module(locations.sender);
      const [first] = setting.mock.world.locations;
      const [location_id, evse_uid] = [first?.id ?? '', first?.evses?.[0]?.uid ?? ''];
      const location = await client.getLocation({ location_id });
      const evse = await client.getEvse({ location_id, evse_uid });
      const none = await outcome(client.getLocation({ location_id: 'none' }));
      return { location: location.data.id === location_id, evse: evse.data.uid === evse_uid, none };
    },
    expected: {
      location: true,
      evse: true,
      none: { code: 'OCPI_STATUS', statusCode: 2003, httpStatus: 404 },
    },
  },
  {
    title: 'pulls only what has changed',
    wanted: { role: 'CPO', locations: 4 },
    act: async (setting) => {
      const client = (await call(setting)).module(tariffs.sender);
      const [first] = setting.mock.world.tariffs;
      if (first) await setting.mock.objects(tariffs).set({ ...first, last_updated: '2030-01-01T00:00:00Z' });
      const changed = await client.list({ date_from: '2029-01-01T00:00:00Z' }).all();
      return { changed: changed.length };
    },
    expected: { changed: 1 },
  },
  {
    title: 'registers, changes the credentials and unregisters',
    wanted: { role: 'CPO' },
    act: async (setting) => {
      const { app, client, mock } = setting;
      const partner = await join(setting);
      const list = () => outcome(partner.module(tariffs.sender).list({ limit: 1000 }).all());
      const before = ((await list()) as unknown[]).length === mock.world.tariffs.length;
      await update({ version: v2_2_1, self: app, id: 'mock', ...client });
      await unregister({ version: v2_2_1, self: app, id: 'mock', ...client });
      const states = [await app.partners.get('mock'), await mock.partners.get('invited')];
      return { before, after: await list(), states: states.map((one) => one?.status) };
    },
    expected: {
      before: true,
      after: { code: 'OCPI_STATUS', httpStatus: 401 },
      states: ['unregistered', 'unregistered'],
    },
  },
  {
    title: 'pushes and changes a token',
    wanted: { role: 'CPO' },
    act: async (setting) => {
      const client = (await join(setting)).module(tokens.receiver);
      const first = await client.putToken({ body: OURS, token_uid: OURS.uid });
      const again = await client.putToken({ body: OURS, token_uid: OURS.uid });
      const last_updated = '2030-01-01T00:00:00Z';
      await client.patchToken({ body: { valid: false, last_updated }, token_uid: OURS.uid, type: OURS.type });
      const { data } = await client.getToken({ token_uid: OURS.uid, type: OURS.type });
      const kept = await setting.mock.objects(tokens).get(OURS.uid);
      setting.mock.expectNoIssues();
      return { statuses: [first.httpStatus, again.httpStatus], data, kept };
    },
    expected: {
      statuses: [201, 200],
      data: { ...OURS, valid: false, last_updated: '2030-01-01T00:00:00Z' },
      kept: { ...OURS, valid: false, last_updated: '2030-01-01T00:00:00Z' },
    },
  },
  {
    title: 'sends a command and is told its result',
    wanted: { role: 'CPO', locations: 1 },
    act: async (setting) => {
      const { store, app, mock } = setting;
      const calls = trackedCommands(await join(setting), commands, { store, self: app });
      const location_id = mock.world.locations[0]?.id ?? '';
      const { response, result } = await calls.startSession({ body: { token: OURS, location_id } });
      const { state, result: told } = await result;
      return { answer: response.data.result, state, told };
    },
    expected: { answer: 'ACCEPTED', state: 'result', told: { result: 'ACCEPTED' } },
  },
  {
    title: 'asks an eMSP whether a token may charge',
    wanted: { role: 'EMSP' },
    act: async (setting) => {
      const client = (await call(setting)).module(tokens.sender);
      const answers: [string, string][] = [];
      for (const { uid, type } of setting.mock.world.tokens.slice(0, 5)) {
        const { data } = await client.authorize({ token_uid: uid, type });
        answers.push([data.allowed, setting.mock.world.standing[uid] ?? '']);
      }
      const unknown = await outcome(client.authorize({ token_uid: 'unknown' }));
      return { right: answers.every(([got, wanted]) => got === wanted), unknown };
    },
    expected: { right: true, unknown: { code: 'OCPI_STATUS', statusCode: 2004, httpStatus: 404 } },
  },
  {
    title: 'takes what the mock pushes',
    wanted: { role: 'CPO', locations: 1 },
    act: async (setting) => {
      const { mock, store } = setting;
      await join(setting);
      const emsp = await mock.client(v2_2_1);
      const [[location], [session]] = [mock.world.locations, mock.world.sessions];
      if (!location || !session) throw new Error('The world is empty.');
      const put = await emsp
        .module(locations.receiver)
        .putLocation({ body: location, location_id: location.id });
      const sent = await emsp.module(sessions.receiver).putSession({ body: session, session_id: session.id });
      await keep(store, tokens.sender, OURS);
      const { data } = await emsp.module(tokens.sender).authorize({ token_uid: OURS.uid, type: OURS.type });
      const kept = await store.list({ module: 'locations', limit: 5 });
      return { statuses: [put.httpStatus, sent.httpStatus], allowed: data.allowed, kept: kept.items.length };
    },
    expected: { statuses: [201, 201], allowed: 'ALLOWED', kept: 1 },
  },
  {
    title: 'gets through to a partner that takes raw tokens only',
    wanted: { role: 'CPO', locations: 3, dialect: 'enapi' },
    act: async (setting) => {
      const partner = await call(setting);
      return {
        profile: partner.profile.tokenEncoding,
        found: (await partner.module(locations.sender).list().all()).length,
      };
    },
    expected: { profile: 'raw', found: 3 },
  },
];
