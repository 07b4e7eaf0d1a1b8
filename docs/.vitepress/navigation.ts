import type { DefaultTheme } from 'vitepress';
import { examples } from '../pages/examples.js';
import { modulePages } from '../pages/modules.js';

type Item = DefaultTheme.SidebarItem;

const page = (text: string, link: string): Item => ({ text, link });

/** The links at the top of every page. */
export const nav: DefaultTheme.NavItem[] = [
  { text: 'Guide', link: '/getting-started/' },
  { text: 'Recipes', link: '/recipes/' },
  { text: 'Modules', link: '/modules/' },
  { text: 'API', link: '/api/' },
  { text: 'Playground', link: '/playground' },
];

/** The pages at the side of every page. */
export const sidebar: Item[] = [
  {
    text: 'Getting started',
    items: [
      page('By role', '/getting-started/'),
      page('A CPO in Express', '/getting-started/cpo'),
      page('An eMSP in Hono', '/getting-started/emsp'),
      page('A data platform that pulls', '/getting-started/data-platform'),
      page('A payment terminal provider', '/getting-started/payments'),
      page('A hub', '/getting-started/hub'),
    ],
  },
  {
    text: 'Guide',
    items: [
      page('Concepts', '/concepts'),
      page('Reading', '/reading'),
      page('Client', '/client'),
      page('Server', '/server'),
      page('Stores', '/store'),
      page('Tariffs', '/tariffs'),
      page('Conversion', '/convert'),
      page('Bridging versions', '/bridge'),
      page('Hub', '/hub'),
      page('Command line', '/cli'),
      page('The package', '/package'),
      page('Speed and size', '/performance'),
    ],
  },
  {
    text: 'Testing',
    items: [
      page('Mock partners', '/mocks'),
      page('Test data', '/testing'),
      page('Conformance', '/conformance'),
    ],
  },
  {
    text: 'Recipes',
    items: [
      page('All recipes', '/recipes/'),
      page('An eMSP in a day', '/recipes/emsp-in-a-day'),
      page('A CPO to a national access point', '/recipes/national-access-point'),
      page('Joining a hub', '/recipes/joining-a-hub'),
      page('Load on a partner, from a mock', '/recipes/load-test'),
      page('From 2.1.1 to 2.2.1 to 2.3.0', '/recipes/migrate'),
      page('Tests with msw', '/recipes/tests-with-msw'),
    ],
  },
  {
    text: 'OCPI',
    items: [
      page('Profiles and quirks', '/partner-quirks'),
      page('Decisions', '/decisions'),
      page('Errata', '/errata'),
      page('Security', '/security'),
    ],
  },
  {
    text: 'Reference',
    items: [
      page('API', '/api/'),
      {
        text: 'Modules',
        link: '/modules/',
        collapsed: true,
        items: modulePages().map(({ id, title }) => page(title, `/modules/${id}`)),
      },
      page('JSON Schema and OpenAPI', '/openapi'),
      page('Conversion, field by field', '/convert-table'),
      page('Conformance checks', '/conformance-checks'),
      {
        text: 'Examples',
        link: '/examples/',
        collapsed: true,
        items: examples().map(({ name }) => page(name, `/examples/${name}`)),
      },
      page('Changelog', '/changelog'),
    ],
  },
];
