import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locations, tokens } from '../../src/contract/v2_2_1/index.js';
import { keep } from '../../src/store/keep.js';
import { samples_2_2_1 } from '../../src/testing/v2_2_1/samples.js';
import { location, token } from '../support/fixtures.js';
import {
  type Arrived,
  type CallOptions,
  hubWorld,
  role,
  type Seen,
  type Station,
  type World,
} from './support.js';

/** The cells of a row: who the headers name, and what became of the ids. */
type Row = readonly string[];

const NAMES: Readonly<Record<string, string>> = { SND: 'sender', RCV: 'receiver', HUB: 'hub', '': '—' };
const LOC = location({ country_code: 'NL', party_id: 'RCV' });
const OWN = location({ country_code: 'NL', party_id: 'SND' });
const IDS = { 'X-Request-ID': 'request-1', 'X-Correlation-ID': 'correlation-1' };

const header = (headers: object, name: string): string =>
  headers instanceof Headers
    ? (headers.get(name) ?? '')
    : (Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '');

const nameIn = (headers: object, side: string): string =>
  NAMES[header(headers, `OCPI-${side}-party-id`)] ?? 'somebody else';

/** One leg of an arrangement as a row of the table. */
function leg(arrangement: string, route: string, headers: object): Row {
  const isSame = header(headers, 'X-Request-ID') === IDS['X-Request-ID'];
  const isKept = header(headers, 'X-Correlation-ID') === IDS['X-Correlation-ID'];
  const ids = [isSame ? 'the sender’s' : 'new', isKept ? 'the sender’s' : 'new'];
  return [arrangement, route, nameIn(headers, 'to'), nameIn(headers, 'from'), ...ids];
}

interface Scene {
  readonly world: World;
  readonly sender: Station;
  readonly receiver: Station;
}

/** All legs of one exchange through the hub. */
function legs(arrangement: string, sent: CallOptions, seen: Seen, arrived: Arrived | undefined): Row[] {
  const request: Record<string, string> = { ...IDS };
  for (const side of ['from', 'to'] as const) {
    if (sent[side]) request[`OCPI-${side}-party-id`] = sent[side];
  }
  return [
    leg(arrangement, 'sender to hub', request),
    leg(arrangement, 'hub to receiver', arrived?.headers ?? {}),
    leg(arrangement, 'receiver to hub', arrived?.answered ?? {}),
    leg(arrangement, 'hub to sender', seen.headers),
  ];
}

async function exchange(
  { world, sender, receiver }: Scene,
  arrangement: string,
  method: string,
  path: string,
  options: CallOptions,
): Promise<Row[]> {
  receiver.arrived.length = 0;
  const seen = await sender.call(method, path, { ...options, headers: IDS });
  expect(seen.body.status_code).toBe(1000);
  await world.hub.idle();
  return legs(arrangement, options, seen, receiver.arrived[0]);
}

/** A CPO that sends and an eMSP that receives, or the other way round. */
async function scene(from: string, to: string): Promise<Scene> {
  const world = await hubWorld();
  const sender = await world.join('sender', [role(from, 'SND')]);
  const receiver = await world.join('receiver', [role(to, 'RCV')]);
  return { world, sender, receiver };
}

const scenarios: readonly (() => Promise<Row[]>)[] = [
  async () => {
    const stage = await scene('EMSP', 'CPO');
    await keep(stage.receiver.store, locations.sender, LOC);
    const options = { from: 'SND', to: 'RCV' };
    return exchange(stage, 'Direct request', 'GET', '/sender/locations/LOC1', options);
  },
  async () => {
    const stage = await scene('CPO', 'EMSP');
    const options = { from: 'SND', to: 'HUB', body: OWN };
    return exchange(stage, 'Broadcast Push', 'PUT', '/receiver/locations/NL/SND/LOC1', options);
  },
  async () => {
    const stage = await scene('CPO', 'EMSP');
    const own = token({ country_code: 'NL', party_id: 'RCV' });
    await keep(stage.receiver.store, tokens.sender, own);
    await stage.receiver.call('PUT', '/receiver/tokens/NL/RCV/TOKEN1', { to: 'HUB', body: own });
    await stage.world.hub.idle();
    return exchange(stage, 'Open Routing Request', 'POST', '/sender/tokens/TOKEN1/authorize', {
      from: 'SND',
    });
  },
  async () => {
    const stage = await scene('CPO', 'EMSP');
    const options = { from: 'SND', body: OWN };
    return exchange(stage, 'Open push for everybody', 'PUT', '/receiver/locations/NL/SND/LOC1', options);
  },
  async () => {
    const stage = await scene('EMSP', 'CPO');
    await keep(stage.receiver.store, locations.sender, LOC);
    return exchange(stage, 'GET ALL', 'GET', '/sender/locations', { from: 'SND', to: 'HUB' });
  },
  async () => {
    const stage = await scene('EMSP', 'CPO');
    for (const id of ['L1', 'L2']) await keep(stage.receiver.store, locations.sender, { ...LOC, id });
    const options = { from: 'SND', to: 'RCV' };
    const first = await stage.sender.call('GET', '/sender/locations?limit=1', options);
    const [, next = ''] = /<([^>]+)>/.exec(first.headers.get('link') ?? '') ?? [];
    return exchange(stage, 'Next page', 'GET', next, options);
  },
  async () => {
    const stage = await scene('CPO', 'EMSP');
    const cdr = {
      ...(samples_2_2_1.cdr({ seed: 1 }) as object),
      ...{ id: 'CDR1', country_code: 'NL', party_id: 'SND' },
      cdr_token: { country_code: 'NL', party_id: 'RCV', uid: 'T', type: 'RFID', contract_id: 'C' },
    };
    const options = { from: 'SND', to: 'RCV' };
    const posted = await stage.sender.call('POST', '/receiver/cdrs', { ...options, body: cdr });
    return exchange(stage, 'CDR at its Location', 'GET', posted.headers.get('location') ?? '', options);
  },
  async () => {
    const stage = await scene('CPO', 'EMSP');
    const { sender, receiver } = stage;
    const answer = { body: { status_code: 1000, data: { result: 'ACCEPTED', timeout: 30 }, timestamp: 'x' } };
    sender.answer = () => answer;
    const body = { response_url: `${receiver.origin}/ocpi/2.2.1/x` };
    await receiver.call('POST', '/receiver/commands/STOP_SESSION', { from: 'RCV', to: 'SND', body });
    const { response_url = '' } = JSON.parse(sender.arrived[0]?.body ?? '{}') as { response_url?: string };
    receiver.arrived.length = 0;
    const options = { from: 'SND', to: 'RCV', headers: IDS, body: { result: 'ACCEPTED' } };
    const seen = await sender.call('POST', response_url, options);
    return legs('Result at a response_url', options, seen, receiver.arrived[0]).filter(
      ([, route]) => route !== 'receiver to hub',
    );
  },
  async () => {
    const { world, receiver } = await scene('EMSP', 'CPO');
    await world.hub.idle();
    await world.join('more', [role('EMSP', 'NEW')]);
    await world.hub.idle();
    const [info] = receiver.told.slice(-1);
    return [
      leg('Hub client info', 'hub to receiver', info?.headers ?? {}),
      leg('Hub client info', 'receiver to hub', info?.answered ?? {}),
    ];
  },
];

/** The rows of the table in docs/hub.md. */
function documented(): Row[] {
  const docs = readFileSync(new URL('../../docs/hub.md', import.meta.url), 'utf8');
  const [, section = ''] = docs.split('\n## Headers, leg by leg\n');
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the table of headers in docs/hub.md', () => {
  test('says what is on the wire, on every leg of every arrangement, and nothing else', async () => {
    const seen: Row[] = [];
    for (const play of scenarios) seen.push(...(await play()));
    expect(documented()).toEqual(seen);
  });
});
