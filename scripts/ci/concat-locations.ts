import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the Location examples of a folder as one JSON array. */
const [folder = '.'] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => /^location_.*\.json$/.test(name));
const objects = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown);
process.stdout.write(JSON.stringify(objects));
