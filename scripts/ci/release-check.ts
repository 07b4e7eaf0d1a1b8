import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, root } from './package/run.js';

/** What keeps a tag from being released, a sentence for each. */
export function releaseProblems(
  tag: string,
  version: string,
  changesets: readonly string[],
  changelog: string,
): readonly string[] {
  const heading = new RegExp(`^## ${version.replaceAll('.', '\\.')}(?<rest>.*)$`, 'm').exec(changelog);
  return [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag}, the version of package.json is ${version}.`]),
    ...changesets.map((name) => `.changeset/${name} is not in the changelog yet: run npx changeset version.`),
    ...(heading ? [] : [`CHANGELOG.md has no section ${version}.`]),
    ...(heading?.groups?.rest?.includes('unreleased')
      ? [`CHANGELOG.md still calls ${version} unreleased.`]
      : []),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const changesets = readdirSync(join(root, '.changeset')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const problems = releaseProblems(process.argv[2] ?? '', manifest.version, changesets, changelog);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
