import { defineLoader } from 'vitepress';
import { type ModulePage, modulePages } from '../pages/modules.js';

/** What the list of modules shows. */
export type Listed = Pick<ModulePage, 'id' | 'title' | 'versions'>;

declare const data: Listed[];

export { data };

export default defineLoader({
  load: (): Listed[] => modulePages().map(({ id, title, versions }) => ({ id, title, versions })),
});
