import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { location } from './samples.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the command as a process of its own. */
function ocpi(
  args: readonly string[],
  stdin = '',
): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject).on('close', (status) => resolve({ status, out, err }));
    child.stdin.end(stdin);
  });
}

describe('the command as a process', () => {
  it('reads standard input and exits with 0 for good objects', async () => {
    const { status, out, err } = await ocpi(['validate', '-', '--json'], JSON.stringify([location('LOC1')]));
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(err).toBe('ocpi: read as Location of OCPI 2.2.1\n');
  });

  it('exits with 1 for bad objects', async () => {
    const { status, out } = await ocpi(['validate', '-', '--as', 'Location'], '[{"id":"LOC1"}]');
    expect(status).toBe(1);
    expect(out).toContain('missing_field');
  });

  it('exits with 2 for wrong use, and says nothing on standard output', async () => {
    const { status, out, err } = await ocpi(['validate', '--nonsense']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('--nonsense');
  });
});
