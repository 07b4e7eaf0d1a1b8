import { dirname, join } from 'node:path';
import { checkBundles } from '../bundles/run.js';
import { checkCommandLine } from './command-line.js';
import { install, pinned } from './install.js';
import { good, run } from './run.js';
import { checkBun, checkRequire, checkRuntimes } from './runtimes.js';
import { compile, LOWEST } from './typescript.js';

/** A project with the package and zod alone: every runtime, the command line, bundles, types. */
export async function useLean(project: string, tarball: string): Promise<void> {
  install(project, ['lean'], tarball, pinned(['zod']));
  run('npm', ['install', '--no-audit', '--no-fund', `lowest@npm:typescript@${LOWEST.lean}`], project);
  checkRequire(project);
  await checkRuntimes(project);
  await checkBun(join(dirname(project), 'bun'), tarball, pinned(['zod']));
  await checkCommandLine(project);
  await checkBundles(project);
  compile(project, 'lowest', ['consumer.ts']);
  if (run(process.execPath, ['out/consumer.js'], project).trim() === 'ok') good('what was compiled, run');
}
