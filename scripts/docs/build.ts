import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeApi } from './api.js';
import { deadLinksOfFiles, linksOfSite, markdownFiles } from './links.js';
import { run } from './run.js';
import { checkSnippets } from './snippets.js';

const DOCS = join(import.meta.dirname, '../../docs');

/** Installs what only the site needs, unless that is there already. */
async function installSite(): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(DOCS, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const isInstalled = Object.entries(manifest.devDependencies).every(([name, version]) => {
    const file = join(DOCS, 'node_modules', name, 'package.json');
    return (
      existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version
    );
  });
  if (isInstalled) return;
  console.log('docs: installing what the site is built with');
  await run('npm', ['install', '--no-fund', '--no-audit'], DOCS);
}

async function build(): Promise<void> {
  await installSite();
  console.log('docs: checking the snippets');
  await checkSnippets();
  console.log('docs: checking types');
  await run('npx', ['vue-tsc', '--noEmit', '-p', 'tsconfig.json'], DOCS);
  console.log('docs: writing the reference');
  await writeApi();
  await run('npx', ['vitepress', 'build', '.'], DOCS);
  const site = linksOfSite(undefined, process.env.DOCS_BASE ?? '/');
  const dead = [...deadLinksOfFiles(markdownFiles()), ...site.dead];
  for (const { file, href } of dead) console.error(`docs: ${file} links to ${href}, which does not exist`);
  for (const page of site.lonely)
    console.error(`docs: no page links to ${page}; add it to docs/.vitepress/navigation.ts`);
  if (dead.length + site.lonely.length > 0) process.exitCode = 1;
  else console.log('docs: built in docs/.vitepress/dist; no dead links, no lonely pages');
}

async function serve(): Promise<void> {
  await installSite();
  if (!existsSync(join(DOCS, 'api/index.md'))) await writeApi();
  await run('npx', ['vitepress', 'dev', '.'], DOCS);
}

await (process.argv.includes('--dev') ? serve() : build());
