import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path in the folder `shared` beside the repository, which holds material too large for it; `undefined` when it is missing. */
export function sharedPath(path: string): string | undefined {
  const found = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  return existsSync(found) ? found : undefined;
}
