import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A partner with many locations, on a socket of its own process: `node server.ts TOTAL FAIL_EVERY` prints its URL. Every
 * so many requests one fails, in turn by 429, 500 and a connection that is cut in the middle of the page.
 */
const [total = 300_000, failEvery = 100] = process.argv.slice(2).map(Number);

const connector = {
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 230,
  max_amperage: 32,
  tariff_ids: ['T1', 'T2'],
  terms_and_conditions: 'https://abc.example/terms',
  last_updated: '2026-01-01T00:00:00Z',
};

const evse = (uid: string): object => ({
  uid,
  evse_id: `NL*ABC*${uid}`,
  status: 'AVAILABLE',
  capabilities: ['RFID_READER', 'RESERVABLE', 'REMOTE_START_STOP_CAPABLE'],
  connectors: [connector, { ...connector, id: '2', standard: 'IEC_62196_T2_COMBO', format: 'CABLE' }],
  coordinates: { latitude: '52.090000', longitude: '5.110000' },
  physical_reference: uid,
  floor_level: '-1',
  directions: [{ language: 'en', text: 'Behind the station, second row, beside the lift to the platforms.' }],
  last_updated: '2026-01-01T00:00:00Z',
});

const sample = JSON.stringify({
  country_code: 'NL',
  party_id: 'ABC',
  id: '@',
  publish: true,
  name: 'Station',
  address: 'Stationsplein 1',
  city: 'Utrecht',
  postal_code: '3511 CE',
  country: 'NLD',
  coordinates: { latitude: '52.090000', longitude: '5.110000' },
  parking_type: 'PARKING_GARAGE',
  evses: [evse('E1'), evse('E2'), evse('E3')],
  operator: { name: 'ABC', website: 'https://abc.example' },
  facilities: ['TRAIN_STATION', 'CAFE'],
  time_zone: 'Europe/Amsterdam',
  opening_times: { twentyfourseven: true },
  last_updated: '2026-01-01T00:00:00Z',
});
const [before = '', after = ''] = sample.split('@');

let requests = 0;
let faults = 0;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  if (url.pathname === '/faults') return void response.end(String(faults));
  requests += 1;
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 1000);
  const fails = requests % failEvery === 0;
  if (fails) faults += 1;
  const kind = fails ? faults % 3 : undefined;
  if (kind === 0) return void response.writeHead(429, { 'retry-after': '0' }).end();
  if (kind === 1) return void response.writeHead(500).end('<html>oops</html>');
  sendPage(response, url, offset, limit, kind === 2);
});

function sendPage(response: ServerResponse, url: URL, offset: number, limit: number, cut: boolean): void {
  const end = Math.min(total, offset + limit);
  const items: string[] = [];
  for (let i = offset; i < end; i += 1) items.push(`${before}L${i}${after}`);
  const body = `{"status_code":1000,"timestamp":"2026-01-01T00:00:00Z","data":[${items.join(',')}]}`;
  const next = new URL(url);
  next.searchParams.set('offset', String(end));
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-total-count': String(total),
    'x-limit': String(limit),
    ...(end < total ? { link: `<${next.href}>; rel="next"` } : {}),
  };
  response.writeHead(200, headers);
  if (cut) response.write(body.slice(0, body.length / 2), () => response.destroy());
  else response.end(body);
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
