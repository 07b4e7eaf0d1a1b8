import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { attempt, good, type Ran, run } from './run.js';

const VERBS = [
  'validate',
  'schema',
  'openapi',
  'versions',
  'register',
  'pull',
  'price',
  'lint',
  'convert',
  'serve-mock',
  'conformance',
];

interface Served {
  readonly versionsUrl: string;
  readonly token: string;
}

/** Uses `ocpi` as it is installed in a project. */
export async function checkCommandLine(folder: string): Promise<void> {
  const help = run('npx', ['ocpi', '--help'], folder);
  const missing = VERBS.filter((verb) => !help.includes(`  ${verb} `));
  if (missing.length > 0) throw new Error(`npx ocpi --help does not name ${missing.join(', ')}.`);
  const ocpi = join(folder, 'node_modules/.bin/ocpi');
  for (const verb of VERBS) {
    if (!run(ocpi, [verb, '--help'], folder).startsWith(`Usage: ocpi ${verb}`))
      throw new Error(`ocpi ${verb} --help`);
  }
  expectStatus(attempt(ocpi, ['nonsense'], folder), 2);
  const schema = JSON.parse(run(ocpi, ['schema', 'Location'], folder)) as { $defs: Record<string, unknown> };
  if (!schema.$defs.Location) throw new Error('ocpi schema Location has no Location.');
  run(ocpi, ['openapi', '--role', 'CPO'], folder);
  expectStatus(attempt(ocpi, ['validate', '-', '--as', 'Token', '--json'], folder, '{"uid":"T1"}'), 1);
  await withMock(ocpi, folder, (mock) => checkAgainst(ocpi, folder, mock));
  good(`npx ocpi, and ${VERBS.length} verbs`);
}

/** What the mock serves is pulled, validated, priced, linted, converted and checked. */
async function checkAgainst(ocpi: string, folder: string, { versionsUrl }: Served): Promise<void> {
  const using = (args: readonly string[], input = ''): string => {
    const result = attempt(ocpi, args, folder, input);
    expectStatus(result, 0);
    return result.stdout;
  };
  const partner = [versionsUrl, '--insecure'];
  if (!using(['versions', ...partner]).includes('2.2.1'))
    throw new Error('ocpi versions does not name 2.2.1.');
  const pulled = (module: string): string => using(['pull', module, ...partner]);
  const locations = pulled('locations');
  if (locations.trim().split('\n').length !== 20) throw new Error('ocpi pull did not give 20 Locations.');
  using(['validate', '-', '--strict'], locations);
  using(['price', '-'], pulled('cdrs'));
  expectStatus(attempt(ocpi, ['lint', '-'], folder, pulled('tariffs')), 0, 1);
  using(['convert', '-', '--as', 'Location', '--from', '2.2.1', '--to', '2.3.0'], locations);
  using([
    'conformance',
    ...partner,
    '--only',
    'discovery/*',
    '--skip',
    'discovery/tls',
    '--html',
    'report.html',
  ]);
}

async function withMock(
  ocpi: string,
  folder: string,
  task: (served: Served) => Promise<void>,
): Promise<void> {
  const child = spawn(ocpi, ['serve-mock', '--json'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const served = JSON.parse(line) as Served;
    process.env.OCPI_TOKEN = served.token;
    await task(served);
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`ocpi serve-mock ended with ${code} on SIGTERM.`);
}

function expectStatus({ status, stdout, stderr }: Ran, ...wanted: readonly number[]): void {
  if (!wanted.includes(status ?? -1))
    throw new Error(`The exit status was ${status}: ${stdout.slice(-2000)}${stderr}`);
}
