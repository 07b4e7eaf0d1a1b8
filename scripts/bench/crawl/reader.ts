import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { connect } from '../../../src/client/connect.js';
import type { ListCursor } from '../../../src/client/paging/cursor.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../../src/core/url-policy.js';

/**
 * Crawls all locations of a partner into a file of ids, page by page: `node reader.ts URL FOLDER PAGE_SIZE`. After each
 * page it keeps the cursor and the length of the file, so that it can be killed at any time and goes on when called again.
 */
const [url = '', folder = '', pageSize = '1000'] = process.argv.slice(2);

interface Kept {
  readonly cursor: ListCursor | undefined;
  readonly bytes: number;
  readonly done: boolean;
}

const stateFile = `${folder}/state.json`;
const kept: Kept = existsSync(stateFile)
  ? (JSON.parse(readFileSync(stateFile, 'utf8')) as Kept)
  : { cursor: undefined, bytes: 0, done: false };

const file = openSync(`${folder}/ids.txt`, kept.bytes === 0 ? 'w' : 'r+');
ftruncateSync(file, kept.bytes);

const partner = await connect({
  version: v2_2_1,
  endpoints: [{ identifier: 'locations', role: 'SENDER', url: `${url}/locations` }],
  token: 'a-token',
  urls: INSECURE_URLS,
  retry: { delay: 10 },
});
const list = partner.module(locations.sender).list({ limit: Number(pageSize) }, { cursor: kept.cursor });

let { bytes } = kept;
for await (const page of list.pages()) {
  const text = page.items.map((item) => `${item.ok ? item.value.id : 'INVALID'}\n`).join('');
  bytes += writeSync(file, text, bytes);
  save({ cursor: page.cursor, bytes, done: page.cursor === undefined });
}
closeSync(file);

/** The state replaces the old one at once, so that a kill leaves one or the other. */
function save(state: Kept): void {
  writeFileSync(`${stateFile}.new`, JSON.stringify(state));
  renameSync(`${stateFile}.new`, stateFile);
}
