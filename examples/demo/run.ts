import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { VERSION_NUMBERS, type VersionNumber } from 'ocpi-js';
import type { Location } from 'ocpi-js/2.2.1';
import { CPO } from '../cpo-express/cpo.js';
import { type Child, start } from './child.js';
import { LOCATIONS } from './data.js';
import { narrator } from './narrator.js';
import { readLocations } from './read-locations.js';
import type { Way } from './spoken.js';
import { play, through } from './steps.js';

/** A port of this machine that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** The parties that the CPO's platform serves: the owners of the Locations. */
function partiesOf(locations: readonly Location[]): readonly (typeof CPO)[] {
  const owners = new Map(
    locations.map(({ country_code, party_id }) => [`${country_code}${party_id}`, { country_code, party_id }]),
  );
  owners.set('NLABC', CPO);
  return [...owners.values()].map((owner) => ({ ...CPO, ...owner }));
}

/** What the command line asks for. */
interface Choice {
  readonly locations: string | undefined;
  readonly cpo: VersionNumber;
  readonly emsp: VersionNumber;
  readonly hub: boolean;
}

/** Reads the command line. Throws a `TypeError` for what is not an option of it. */
function chosen(): Choice {
  const options = {
    locations: { type: 'string' },
    cpo: { type: 'string', default: '2.2.1' },
    emsp: { type: 'string', default: '2.2.1' },
    hub: { type: 'boolean', default: false },
  } as const;
  const { locations, cpo, emsp, hub } = parseArgs({ options }).values;
  return { locations, hub, cpo: versionIn(cpo), emsp: versionIn(emsp) };
}

function versionIn(text: string): VersionNumber {
  const found = VERSION_NUMBERS.find((number) => number === text);
  if (found) return found;
  throw new TypeError(`There is no OCPI ${text} here; use one of ${VERSION_NUMBERS.join(', ')}.`);
}

/** Without a hub the older one speaks its version only, and the newer one speaks the older by a bridge. */
function wayOf({ hub }: Choice, ours: VersionNumber, theirs: VersionNumber): Way {
  if (hub) return 'hub';
  return ours > theirs ? 'bridged' : 'plain';
}

/** The processes of the demonstration, and who is at which port. */
class Stage {
  readonly #say: ReturnType<typeof narrator>;
  readonly #names = new Map<string, string>();
  readonly #children: Child[] = [];

  constructor(say: ReturnType<typeof narrator>) {
    this.#say = say;
  }

  async start(name: string, script: string, ...args: string[]): Promise<Child> {
    const port = String(await freePort());
    this.#names.set(port, name);
    const child = await start(script, [port, ...args], (line) => {
      this.#say.exchange(name, this.#names.get(new URL(line.url).port) ?? '', line);
    });
    this.#children.push(child);
    return child;
  }

  stop(): void {
    for (const child of this.#children) child.stop();
  }
}

async function main(choice: Choice): Promise<number> {
  const { locations: file, cpo: ofCpo, emsp: ofEmsp } = choice;
  const say = narrator((line) => console.log(line));
  const given = file === undefined ? { locations: LOCATIONS, refused: [] } : await readLocations(file);
  for (const { what, reason } of given.refused) say.note(`not served: ${what}: ${reason}`);
  const parties = partiesOf(given.locations);
  const isOld = ofCpo === '2.1.1' || ofEmsp === '2.1.1';
  if (parties.length > 1 && (isOld || choice.hub)) {
    throw new TypeError('In 2.1.1, and through the hub, there is one CPO: give Locations of NL/ABC only.');
  }
  if (ofCpo !== ofEmsp) say.note(`The CPO is on ${ofCpo}, the eMSP on ${ofEmsp}.`);
  const stage = new Stage(say);
  try {
    const hub = choice.hub ? await stage.start('hub ', './hub-process.ts') : undefined;
    const ofParties = [JSON.stringify(parties), ofCpo, wayOf(choice, ofCpo, ofEmsp)];
    const cpo = await stage.start('CPO ', './cpo-process.ts', ...ofParties);
    const emsp = await stage.start('eMSP', './emsp-process.ts', ofEmsp, wayOf(choice, ofEmsp, ofCpo));
    await play(cpo, emsp, given.locations, say, hub && through(hub, ofCpo, ofEmsp));
    console.log('\nEvery step did what it should.');
    return 0;
  } catch (error) {
    console.error(`\nThe demonstration failed: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    stage.stop();
  }
}

try {
  process.exitCode = await main(chosen());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
