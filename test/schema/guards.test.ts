import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateGuards } from '../../scripts/generate-guards.js';

/** Code without what formatting changes: imports in any order, the rest in its order. */
function essence(text: string): { imports: string[]; rest: string } {
  const imports = text.match(/^import [^;]*;/gms) ?? [];
  const rest = text
    .replaceAll(/^import [^;]*;/gms, '')
    .replaceAll('"', "'")
    .replaceAll(/[\s,()]/g, '');
  return { imports: (imports.join(' ').match(/[\w./-]+/g) ?? []).sort(), rest };
}

it('the guards are those that scripts/generate-guards.ts makes of the schemas', async () => {
  const texts = await generateGuards();
  expect(texts.size).toBeGreaterThan(50);
  for (const [path, text] of texts) {
    const present = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect([path, essence(present)]).toEqual([path, essence(text)]);
  }
});
