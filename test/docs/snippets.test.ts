import { expect, test } from 'vitest';
import { moduleOf, snippetsIn } from '../../scripts/docs/snippets.js';

const PAGE = `# A page

<!-- given
import { locations, v2_2_1 } from 'ocpi-js/2.2.1';
declare const token: string;
-->

\`\`\`ts
import { connect } from 'ocpi-js/client';
import { locations } from 'ocpi-js/2.2.1';
await connect({ version: v2_2_1, versionsUrl, token });
\`\`\`

\`\`\`sh
not code
\`\`\`

<!-- given
-->

\`\`\`ts
export const one = 1;
\`\`\`
`;

test('every fence of TypeScript is a snippet, with what is given before it', () => {
  const snippets = snippetsIn('docs/page.md', PAGE);
  expect(snippets.map(({ line }) => line)).toEqual([8, 21]);
  expect(snippets.map(({ given }) => given.split('\n').length)).toEqual([3, 1]);
});

test('a snippet is a module in which what it imports itself is not imported twice', () => {
  const [first, second] = snippetsIn('docs/page.md', PAGE).map(moduleOf);
  expect(first?.match(/import \{ locations \}/g)).toHaveLength(1);
  expect(first).toContain("import { v2_2_1 } from 'ocpi-js/2.2.1';");
  expect(first).toMatch(/async function snippet\(\)[\s\S]*await connect/);
  expect(second).toContain('\nexport const one = 1;');
});
