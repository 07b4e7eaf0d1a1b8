import { parseArgs } from 'node:util';
import { connect } from '../../src/client/connect.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { memoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/store.js';
import { location } from '../crash/sample.js';
import { startHub } from './hub-process.js';
import { type Answer, type Arrival, joinHub, type Station } from './station.js';

/**
 * A list of all parties over many sources that change while it is read: objects get newer, new ones come, sources continue
 * their lists by cursors, by links with offsets or not at all, and some fail for a while. Prints what came, and fails when
 * an object that was there is missing or one comes twice.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    sources: { type: 'string', default: '50' },
    objects: { type: 'string', default: '1000' },
    limit: { type: 'string', default: '100' },
  },
});
const [sources, objects, limit] = [values.sources, values.objects, values.limit].map(Number) as [
  number,
  number,
  number,
];

const partyOf = (n: number): string => `S${String(n).padStart(2, '0')}`;
const stamp = (): string => new Date().toISOString();

type Kind = 'package' | 'links' | 'counting' | 'failing';
const kindOf = (n: number): Kind =>
  n % 5 === 1 ? 'links' : n % 5 === 2 ? 'counting' : n % 5 === 3 ? 'failing' : 'package';

/** A source with what changes it. */
interface Changing {
  readonly station: Station;
  /** Makes an object newer. */
  readonly touch: (n: number) => Promise<void>;
  /** Adds an object. */
  readonly add: (n: number) => Promise<void>;
}

async function fill(store: Store, party_id: string, id: string): Promise<void> {
  const owner = { country_code: 'NL', party_id };
  const value = location(party_id, id, stamp());
  await store.update({ module: 'locations', owner, id }, () => ({ version: '2.2.1', value }));
}

/** A list as other software has it: an array, and offsets in its links or no links at all. */
function arrayAnswer(all: readonly object[], withLinks: boolean, origin: string) {
  return ({ url }: Arrival): Answer => {
    const search = new URL(url, origin).searchParams;
    const [offset, size] = [
      Number(search.get('offset') ?? 0),
      Math.min(Number(search.get('limit') ?? 50), 70),
    ];
    const data = all.slice(offset, offset + size);
    const next = `<${origin}/ocpi/2.2.1/sender/locations?offset=${offset + size}&limit=${size}>; rel="next"`;
    const hasMore = offset + size < all.length;
    const headers = { 'X-Total-Count': String(all.length), ...(withLinks && hasMore ? { Link: next } : {}) };
    return { headers, body: JSON.stringify({ status_code: 1000, timestamp: stamp(), data }) };
  };
}

async function startSource(n: number): Promise<Changing> {
  const party = partyOf(n);
  const kind = kindOf(n);
  const ids = Array.from({ length: objects }, (_, k) => `L${k}`);
  const store = memoryStore();
  const isArray = kind === 'links' || kind === 'counting';
  const all = isArray ? ids.map((id) => location(party, id, stamp())) : [];
  if (!isArray) for (const id of ids) await fill(store, party, id);
  const station = await joinHub(hub, { id: `source-${n}`, role: 'CPO', parties: [party], store });
  if (isArray) station.answer = arrayAnswer(all, kind === 'links', station.origin);
  if (kind === 'failing') {
    let calls = 0;
    station.answer = () => {
      calls += 1;
      return calls % 4 === 3 ? { status: 503, body: 'busy' } : undefined;
    };
  }
  return {
    station,
    async touch(k) {
      const id = `L${k % objects}`;
      if (isArray) all[k % objects] = location(party, id, stamp());
      else await fill(store, party, id);
    },
    async add(k) {
      if (isArray) all.push(location(party, `NEW${k}`, stamp()));
      else await fill(store, party, `NEW${k}`);
    },
  };
}

const hub = await startHub({ database: values.database, namespace: `hub-${process.pid}-${Date.now()}` });
const all: Changing[] = [];
for (let n = 0; n < sources; n += 1) all.push(await startSource(n));
const reader = await joinHub(hub, { id: 'reader', role: 'EMSP', parties: ['MSP'] });
const partner = await connect({ version: v2_2_1, self: reader.api, id: 'hub', urls: INSECURE_URLS });

let changes = 0;
const changing = setInterval(() => {
  for (let k = 0; k < 5; k += 1) {
    changes += 1;
    const one = all[Math.floor(Math.random() * all.length)];
    void (changes % 20 === 0 ? one?.add(changes) : one?.touch(Math.floor(Math.random() * objects)));
  }
}, 10);

const before = await hub.tell({ order: 'usage' });
const started = performance.now();
const seen = new Map<string, number>();
let pages = 0;
let total: number | undefined;
const list = partner
  .module(locations.sender)
  .list({ limit }, { to: { country_code: 'NL', party_id: 'HUB' }, dedupe: false });
for await (const page of list.pages()) {
  pages += 1;
  total = page.total;
  for (const { raw } of page.items) {
    const { party_id, id } = raw as { party_id: string; id: string };
    const key = `${party_id}/${id}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
}
const elapsed = performance.now() - started;
clearInterval(changing);
const after = await hub.tell({ order: 'usage' });

const there = Array.from({ length: sources }, (_, n) =>
  Array.from({ length: objects }, (_unused, k) => `${partyOf(n)}/L${k}`),
).flat();
const distinct = there.filter((key) => seen.has(key)).length;
const twice = [...seen.values()].filter((count) => count > 1).length;
const added = [...seen.keys()].filter((key) => key.includes('/NEW')).length;
console.log(`${sources} sources with ${objects} Locations each, ${changes} changes meanwhile`);
console.log(
  `${distinct} distinct of ${there.length} that were there, ${added} that came meanwhile, ${twice} twice; total of the last page ${total}`,
);
console.log(
  `${pages} pages of ${limit} in ${Math.round(elapsed)} ms; the hub: ${Math.round((after.cpu ?? 0) - (before.cpu ?? 0))} ms of a processor, ${Math.round((after.rss ?? 0) / 2 ** 20)} MB at most`,
);
if (distinct !== there.length || twice > 0) process.exitCode = 1;
for (const { station } of all) station.close();
reader.close();
await hub.kill();
