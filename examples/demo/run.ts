import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
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

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { locations: { type: 'string' } } });
  const say = narrator((line) => console.log(line));
  const given =
    values.locations === undefined
      ? { locations: LOCATIONS, refused: [] }
      : await readLocations(values.locations);
  for (const { what, reason } of given.refused) say.note(`not served: ${what}: ${reason}`);
  const parties = partiesOf(given.locations);
  const children: Child[] = [];
  try {
    const cpo = await start('./cpo-process.ts', [String(await freePort()), JSON.stringify(parties)], (line) =>
      say.exchange('CPO ', 'eMSP', line),
    );
    children.push(cpo);
    const emsp = await start('./emsp-process.ts', [String(await freePort())], (line) =>
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

process.exitCode = await main();
