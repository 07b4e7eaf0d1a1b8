import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsAgainst, isConformanceTableCurrent } from '../../scripts/conformance-table.js';
import { allChecks } from '../../src/conformance/plan.js';
import {
  findRequirement,
  requirementId,
  requirementIds,
  requirements,
} from '../../src/conformance/requirements/all.js';
import { VERSION_NUMBERS } from '../../src/core/version.js';
import { sharedPath } from '../support/shared.js';

test('every requirement in every version is cited by a check that is made in that version', () => {
  const cited = new Set(
    allChecks.flatMap(({ cites, versions }) =>
      (versions ?? VERSION_NUMBERS).flatMap((version) => cites.map((topic) => requirementId(version, topic))),
    ),
  );
  expect(requirementIds().filter((id) => !cited.has(id))).toEqual([]);
});

test('every requirement is broken in a test by a partner that is found out', () => {
  expect(requirements.filter(({ topic }) => faultsAgainst(topic).length === 0)).toEqual([]);
});

test('no id that was ever given to a requirement is lost or means something else', async () => {
  const lines = requirements.map(({ topic, anchors }) => `${topic} ${Object.keys(anchors).join(' ')}`);
  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('requirement-ids.txt');
});

test('every check stands on a requirement in every version in which it is made', () => {
  const loose = allChecks.flatMap(({ id, cites, versions }) => [
    ...cites
      .filter((topic) => !findRequirement(topic))
      .map((topic) => `${id} cites ${topic}, which there is not`),
    ...(versions ?? VERSION_NUMBERS)
      .filter((version) => !cites.some((topic) => findRequirement(requirementId(version, topic))))
      .map((version) => `${id} stands on nothing in ${version}`),
  ]);
  expect(loose).toEqual([]);
});

test('the tables in the documentation are those of the code', () => {
  expect(isConformanceTableCurrent()).toBe(true);
});

test('ids are unique, and a requirement is found by them', () => {
  expect(new Set(requirements.map(({ topic }) => topic)).size).toBe(requirements.length);
  expect(new Set(allChecks.map(({ id }) => id)).size).toBe(allChecks.length);
  expect(findRequirement('2.2.1/transport/pagination/link')?.topic).toBe('transport/pagination/link');
  expect(findRequirement('2.1.1/transport/ids/request')).toBeUndefined();
  expect(findRequirement('nothing/of/the/kind')).toBeUndefined();
});

test('a check is no stricter than what it stands on', () => {
  const stricter = allChecks.filter(
    ({ level, cites }) =>
      level === 'must' && !cites.some((topic) => findRequirement(topic)?.level === 'must'),
  );
  expect(stricter.map(({ id }) => id)).toEqual(['answers/refused']);
});

const text = sharedPath('ocpi-spec/text');

describe.skipIf(text === undefined)('beside the specification', () => {
  const slug = (heading: string): string =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replace(/^_+|_+(?=-|$)|(?<=-)_+/g, '')
      .replaceAll(' ', '-');

  const anchorsOf = (version: string, document: string): readonly string[] => {
    const file = `${text}/${version}/${document}.${version === '2.1.1' ? 'md' : 'asciidoc'}`;
    const content = readFileSync(file, 'utf8');
    return version === '2.1.1'
      ? [...content.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
          slug(heading.replaceAll('*', '').replaceAll(/\b_+|_+\b/g, '')),
        )
      : [...content.matchAll(/^\[\[(.*?)\]\]/gm)].map(([, anchor = '']) => anchor);
  };

  test.each(VERSION_NUMBERS)('every anchor of %s exists', (version) => {
    const missing = requirements.flatMap(({ topic, anchors }) => {
      const [document = '', anchor = ''] = anchors[version]?.split('#') ?? [];
      if (document === '') return [];
      return anchorsOf(version, document).includes(anchor) ? [] : [`${topic}: ${document}#${anchor}`];
    });
    expect(missing).toEqual([]);
  });
});
