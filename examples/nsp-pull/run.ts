import { createNsp } from './nsp.js';

// tsx examples/nsp-pull/run.ts VERSIONS_URL TOKEN
const [versionsUrl = '', token = ''] = process.argv.slice(2);
const nsp = createNsp(versionsUrl, token);
console.log(await nsp.pull());
console.log(await nsp.free());
