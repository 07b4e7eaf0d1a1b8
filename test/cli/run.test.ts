import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { verbs } from '../../src/cli/verbs.js';
import { memoryIo } from './io.js';

async function ocpi(...argv: string[]) {
  const io = memoryIo();
  const status = await run(argv, io);
  return { status, out: io.out(), err: io.err() };
}

const names = Object.keys(verbs);

describe('ocpi', () => {
  it.each(['--help', '-h', 'help'])('lists its verbs for %s', async (flag) => {
    const { status, out, err } = await ocpi(flag);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });

  it('lists them on standard error when it is called without one', async () => {
    const { status, out, err } = await ocpi();
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('validate');
  });

  it('prints the version of the package', async () => {
    const { status, out } = await ocpi('--version');
    expect(status).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['frobnicate', 'constructor', '__proto__', '--frob'])('refuses the verb %s', async (name) => {
    const { status, out, err } = await ocpi(name);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('There is no verb');
    expect(err).toContain('validate');
  });
});

describe.each(names)('ocpi %s', (name) => {
  it('is called so, and has a summary', async () => {
    const { verb } = (await verbs[name]?.()) ?? {};
    expect(verb?.name).toBe(name);
    expect(verb?.summary).toMatch(/^[a-z].{5,60}$/);
  });

  it('tells all about itself', async () => {
    const { status, out } = await ocpi(name, '--help');
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: ocpi ${name}`));
    expect(await ocpi('help', name)).toEqual({ status, out, err: '' });
  });

  it('refuses unknown options, without a stack trace', async () => {
    const { status, out, err } = await ocpi(name, '--frobnicate');
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('--frobnicate');
    expect(err).toContain(`ocpi ${name} --help`);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('wrong use', () => {
  it.each([
    [['validate'], 'FILE is missing'],
    [['validate', 'a', 'b'], '"b"'],
    [['validate', '/no/such/file'], 'There is no file "/no/such/file"'],
    [['validate', '.', '--as', 'Location', '--version', '2.2.1'], 'directory'],
    [['validate', '-', '--as', 'Locaton'], 'Did you mean Location?'],
    [['validate', '-', '--version', '9.9'], '2.1.1, 2.2.1, 2.3.0'],
    [['validate', '-', '--json=yes'], '--json'],
    [['schema'], 'TYPE is missing'],
    [['schema', 'Nothing'], '"Nothing" is not known'],
    [['openapi', '--role', 'KING'], 'CPO, EMSP'],
    [['openapi', '--module', 'bookings'], 'locations'],
    [['openapi', '--server-url', 'abc'], '--server-url'],
  ])('%j says what is wrong and exits with 2', async (argv, message) => {
    const { status, out, err } = await ocpi(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('ocpi schema', () => {
  it('prints the JSON Schema of a type, whatever its case', async () => {
    const { status, out } = await ocpi('schema', 'location', '--version', '2.3.0');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ $ref: '#/$defs/Location', $defs: { Parking: {} } });
  });

  it('lists all types', async () => {
    const { out } = await ocpi('schema', '--list', '--version', '2.3.0');
    expect(out.split('\n')).toEqual(expect.arrayContaining(['Location', 'Terminal', 'Booking', 'Role']));
  });
});

describe('ocpi openapi', () => {
  it('prints the document of a version and role', async () => {
    const { status, out } = await ocpi('openapi', '--version', '2.2.1', '--role', 'cpo', '--title', 'Ours');
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({ openapi: '3.1.1', info: { title: 'Ours', version: '2.2.1' } });
    expect(Object.keys(document.paths)).toContain('/2.2.1/sender/locations');
  });

  it('has only the modules asked for, Payments and Bookings only then', async () => {
    const tags = async (...args: string[]): Promise<string[]> =>
      JSON.parse((await ocpi('openapi', '--version', '2.3.0', ...args)).out).tags.map(
        ({ name }: { name: string }) => name,
      );
    expect(await tags()).not.toContain('payments');
    expect(await tags('--module', 'payments', '--module', 'cdrs')).toEqual([
      'versions',
      'credentials',
      'cdrs',
      'payments',
    ]);
  });
});
