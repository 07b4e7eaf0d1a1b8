import type { MarkdownRenderer } from 'vitepress';

/** Where what lies outside of docs/ is found on the site. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(?:\.\.\/)+examples\/([\w-]+)\/?.*$/, '/examples/$1'],
  [/^(?:\.\.\/)+CHANGELOG\.md$/, '/changelog'],
  [/^(?:\.\.\/)+SECURITY\.md$/, '/security'],
];

/** Folders that the site has no pages of: what is there is named, and not linked. */
const UNLINKED = /^(?:\.\.\/)+(?:test|src|scripts)\//;

/** Pages link to other folders of the repository, for those who read them there; the site has pages of its own for these. */
export function leaveFolder(md: MarkdownRenderer): void {
  md.core.ruler.push('leave-folder', (state) => {
    for (const { children } of state.tokens) {
      let unlinked = false;
      for (const token of children ?? []) {
        const href = token.attrGet('href') ?? '';
        if (token.type === 'link_open') unlinked = UNLINKED.test(href);
        if (unlinked && /^link_/.test(token.type)) token.hidden = true;
        const place = PLACES.find(([pattern]) => pattern.test(href));
        if (place) token.attrSet('href', href.replace(...place));
      }
    }
  });
}
