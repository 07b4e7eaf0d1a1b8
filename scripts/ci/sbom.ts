import { manifest, run } from './package/run.js';

/**
 * Prints the software bill of materials of what is installed with the package, as CycloneDX: `npm run -s sbom`. Packages
 * that a user brings along (peers) are in the bill of the user's own project.
 */
const text = run('npm', [
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--sbom-type',
  'library',
  '--omit',
  'dev',
  '--omit',
  'peer',
]);
const bill = JSON.parse(text) as { metadata: { component: { name: string } } };
// npm takes the name of the folder.
bill.metadata.component.name = manifest.name;
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
