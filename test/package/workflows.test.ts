import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { releaseProblems } from '../../scripts/ci/release-check.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.github/workflows');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const { scripts, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
  engines: { node: string };
};

const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, workflow: parse(text, { strict: true, uniqueKeys: true }) as Workflow };
});

const jobsOf = ({ jobs }: Workflow): Job[] => Object.values(jobs);
const stepsOf = (workflow: Workflow): Step[] => jobsOf(workflow).flatMap(({ steps }) => steps);

/** Scripts and files that a shell command needs. */
function missingIn(command: string): string[] {
  const named = [...command.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
  const files = [...command.matchAll(/(?<![\w/.$])(?:scripts|node_modules|\.ci)\/[\w./-]+/g)].map(
    ([path]) => path,
  );
  return [
    ...named.filter((name) => scripts[name] === undefined).map((name) => `npm run ${name}`),
    ...files.filter((path) => !existsSync(join(root, path))),
  ];
}

test('there are workflows for changes, for releases and for every week', () => {
  expect(workflows.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['ci.yml', 'release.yml', 'weekly.yml']),
  );
});

describe.each(workflows)('the workflow $file', ({ text, workflow }) => {
  test('runs only scripts and files that exist', () => {
    expect(stepsOf(workflow).flatMap(({ run = '' }) => missingIn(run))).toEqual([]);
  });

  test('may read and nothing else, unless a job says what more it needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { permissions = {} } of jobsOf(workflow)) {
      const more = Object.entries(permissions).filter(([, level]) => level === 'write');
      // Pages are deployed by a job that shows who it is, which is a permission of its own.
      expect(more.length).toBeLessThanOrEqual('pages' in permissions ? 2 : 1);
    }
  });

  test('names every action with a version, leaves no credentials behind and ends by itself', () => {
    for (const { uses } of stepsOf(workflow)) if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
    for (const job of jobsOf(workflow)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  test('uses no secret, and takes no text of others into a shell', () => {
    expect(text).not.toMatch(/\$\{\{\s*secrets\./);
    for (const { run = '' } of stepsOf(workflow))
      expect(run).not.toMatch(/\$\{\{\s*github\.(event|head_ref)/);
  });
});

test('the tests run on the oldest Node that the package supports', () => {
  const ci = workflows.find(({ file }) => file === 'ci.yml');
  const nodes = ci?.workflow.jobs.test?.strategy?.matrix.node ?? [];
  const [lowest] = /\d+/.exec(engines.node) ?? [];
  expect(nodes).toEqual([Number(lowest), 24, 26]);
});

describe('a tag', () => {
  const changelog = '# Changelog\n\n## 1.2.3\n\n- New.\n';

  test('that fits version and changelog may be released', () => {
    expect(releaseProblems('v1.2.3', '1.2.3', [], changelog)).toEqual([]);
  });

  test('of another version, with changes that are not told, or not told as released, may not', () => {
    expect(releaseProblems('v1.2.4', '1.2.3', ['brave-cat.md'], '')).toEqual([
      'The tag is v1.2.4, the version of package.json is 1.2.3.',
      '.changeset/brave-cat.md is not in the changelog yet: run npx changeset version.',
      'CHANGELOG.md has no section 1.2.3.',
    ]);
    expect(releaseProblems('v1.2.3', '1.2.3', [], '## 1.2.3 (unreleased)\n')).toEqual([
      'CHANGELOG.md still calls 1.2.3 unreleased.',
    ]);
  });
});
