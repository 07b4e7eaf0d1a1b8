import { defineConfig } from 'vitepress';
import { leaveFolder } from './links.js';
import { nav, sidebar } from './navigation.js';

/** Path that the site is served at; it begins and ends with a slash. */
const base = process.env.DOCS_BASE ?? '/';

export default defineConfig({
  title: 'ocpi-js',
  description:
    'OCPI 2.1.1, 2.2.1 and 2.3.0 for TypeScript: types, client, server, prices, conversion and mock partners.',
  lang: 'en',
  base,
  cleanUrls: true,
  srcExclude: ['node_modules/**', 'README.md'],
  head: [
    ['meta', { name: 'referrer', content: 'no-referrer' }],
    ['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }],
  ],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: leaveFolder,
  },
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    footer: {
      message:
        'MIT licence. OCPI is developed by the EVRoaming Foundation, which this project is not affiliated with.',
    },
  },
  vite: { worker: { format: 'es' } },
});
