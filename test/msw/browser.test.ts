import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FOLDER = 'examples/mocked-app';
const CONFIG = `${FOLDER}/vitest.browser.config.ts`;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITEST = 'node_modules/vitest/vitest.mjs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Needs a Chromium: `apt-get install chromium`, or the path of another one in the variable CHROMIUM. */
test.skipIf(!existsSync(CHROMIUM))(
  'the tests of the mocked app pass in Chromium, behind a service worker',
  async () => {
    const outputFile = join(await mkdtemp(join(tmpdir(), 'mocked-app-')), 'report.json');
    const args = [
      VITEST,
      'run',
      '--config',
      CONFIG,
      '--reporter',
      'json',
      '--outputFile',
      outputFile,
      FOLDER,
    ];
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: 170_000 }).catch(
      ({ stdout, stderr }: { stdout: string; stderr: string }) => {
        throw new Error(`${stdout}\n${stderr}`);
      },
    );
    const report = JSON.parse(await readFile(outputFile, 'utf8')) as Report;
    expect([report.numFailedTests, report.numPassedTests]).toEqual([0, 6]);
  },
  180_000,
);
