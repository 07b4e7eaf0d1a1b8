import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { VERSION_NUMBERS, type VersionNumber } from 'ocpi-js';
import type { Location } from 'ocpi-js/2.2.1';
import { CPO } from '../cpo-express/cpo.js';
import { type Child, start } from './child.js';
import { LOCATIONS } from './data.js';
import { narrator } from './narrator.js';
import { readLocations } from './read-locations.js';
import { play } from './steps.js';

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
}

/** Reads the command line. Throws a `TypeError` for what is not an option of it. */
function chosen(): Choice {
  const options = {
    locations: { type: 'string' },
    cpo: { type: 'string', default: '2.2.1' },
    emsp: { type: 'string', default: '2.2.1' },
  } as const;
  const { locations, cpo, emsp } = parseArgs({ options }).values;
  return { locations, cpo: versionIn(cpo), emsp: versionIn(emsp) };
}

function versionIn(text: string): VersionNumber {
  const found = VERSION_NUMBERS.find((number) => number === text);
  if (found) return found;
  throw new TypeError(`There is no OCPI ${text} here; use one of ${VERSION_NUMBERS.join(', ')}.`);
}

/** The older one speaks its version only; the newer one is written in its own and speaks the older by a bridge. */
const dialect = (ours: VersionNumber, theirs: VersionNumber): string[] =>
  ours > theirs ? [ours, 'bridged'] : [ours];

async function main({ locations: file, cpo: ofCpo, emsp: ofEmsp }: Choice): Promise<number> {
  const say = narrator((line) => console.log(line));
  const given = file === undefined ? { locations: LOCATIONS, refused: [] } : await readLocations(file);
  for (const { what, reason } of given.refused) say.note(`not served: ${what}: ${reason}`);
  const parties = partiesOf(given.locations);
  if (parties.length > 1 && (ofCpo === '2.1.1' || ofEmsp === '2.1.1')) {
    throw new TypeError('In 2.1.1 a connection is with one party: give Locations of NL/ABC only.');
  }
  if (ofCpo !== ofEmsp) say.note(`The CPO is on ${ofCpo}, the eMSP on ${ofEmsp}.`);
  const children: Child[] = [];
  try {
    const ofParties = [String(await freePort()), JSON.stringify(parties)];
    const cpo = await start('./cpo-process.ts', [...ofParties, ...dialect(ofCpo, ofEmsp)], (line) =>
      say.exchange('CPO ', 'eMSP', line),
    );
    children.push(cpo);
    const port = String(await freePort());
    const emsp = await start('./emsp-process.ts', [port, ...dialect(ofEmsp, ofCpo)], (line) =>
      say.exchange('eMSP', 'CPO ', line),
    );
    children.push(emsp);
    await play(cpo, emsp, given.locations, say);
    console.log('\nEvery step did what it should.');
    return 0;
  } catch (error) {
    console.error(`\nThe demonstration failed: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    for (const child of children) child.stop();
  }
}

try {
  process.exitCode = await main(chosen());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
