import { createServer } from 'node:http';
import { toNode } from 'ocpi-js/node';
import { createPtp } from './ptp.js';

// tsx examples/ptp-payments/run.ts PUBLIC_URL, for example https://pay.example/ocpi
const [publicUrl = 'http://localhost:3000/ocpi'] = process.argv.slice(2);
const ptp = createPtp({ publicUrl, onError: console.error }, {});
createServer(toNode(ptp.api)).listen(3000, async () => {
  console.log(`Versions URL: ${publicUrl}/versions, Token A for a CPO: ${await ptp.invite('cpo')}`);
});
