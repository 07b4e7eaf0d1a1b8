import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** An example of the repository, with all its files. */
export interface Example {
  readonly name: string;
  readonly text: string;
}

// The configuration is run from docs/, where package.json is; so are the pages.
const FOLDER = existsSync('../examples') ? '../examples' : 'examples';

/** A page for every folder of examples/. */
export function examples(): readonly Example[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => ({ name, text: pageOf(name) })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function pageOf(name: string): string {
  const files = readdirSync(`${FOLDER}/${name}`, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name)
    .sort();
  const sections = files.map(
    (file) => `## ${file}\n\n\`\`\`ts\n${readFileSync(`${FOLDER}/${name}/${file}`, 'utf8').trim()}\n\`\`\`\n`,
  );
  return [
    `# Example: ${name}\n`,
    `The files of \`examples/${name}\`; they are checked and run with the tests.\n`,
    ...sections,
  ].join('\n');
}
