import type { VersionNumber } from '../core/version.js';
import { curlOf } from './curl.js';
import { type Exchange, requestIdOf, type SentRequest } from './exchange.js';
import { findRequirement, requirementId } from './requirements/all.js';
import { isSelected } from './select.js';
import type { Session } from './session.js';
import type { CheckResult, Finding, Instance, Outcome } from './types.js';

const NEEDS_WRITE = 'It sends objects; the option write allows that.';

/**
 * Makes checks one after the other, and gives the result of each as soon as it is there. What checks have done is taken
 * back in any case, also when nobody asks for further results.
 */
export async function* perform(
  session: Session,
  version: VersionNumber | undefined,
  instances: readonly Instance[],
): AsyncGenerator<CheckResult> {
  const meant = instances.filter(
    ({ check }) => version === undefined || !check.versions || check.versions.includes(version),
  );
  const open = new Set(meant.filter(({ check }) => check.always && session.options.write));
  try {
    for (const instance of meant) {
      const { check, place } = instance;
      const id = [version, place, check.id].filter(Boolean).join('/');
      if (!isSelected(session.options, id, check.id)) continue;
      session.signal?.throwIfAborted();
      open.delete(instance);
      yield await performOne(session, instance, id, version);
    }
  } finally {
    await takeBack(session, open);
  }
}

async function performOne(
  session: Session,
  instance: Instance,
  id: string,
  version: VersionNumber | undefined,
): Promise<CheckResult> {
  const started = performance.now();
  session.last = undefined;
  const finding = await findOut(instance, session);
  const duration = Math.round(performance.now() - started);
  return resultOf(session, instance, { id, version, finding, duration });
}

/** Makes what is left of the checks that take something back, though the run may have been aborted. */
async function takeBack(session: Session, open: Iterable<Instance>): Promise<void> {
  const { signal } = session;
  session.signal = undefined;
  for (const instance of open) await findOut(instance, session);
  session.signal = signal;
}

async function findOut({ check, run }: Instance, { options, signal }: Session): Promise<Finding> {
  if (check.writes && !options.write) return { verdict: 'skip', got: NEEDS_WRITE };
  try {
    const finding = await run();
    // A request that was broken off says nothing about the partner.
    signal?.throwIfAborted();
    return finding;
  } catch (error) {
    signal?.throwIfAborted();
    return {
      verdict: 'fail',
      got: `The check broke off: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

interface Made {
  readonly id: string;
  readonly version: VersionNumber | undefined;
  readonly finding: Finding;
  readonly duration: number;
}

function resultOf(
  session: Session,
  { check, place }: Instance,
  { id, version, finding, duration }: Made,
): CheckResult {
  const { secrets } = session;
  const cited = version ?? '2.2.1';
  const topics = check.cites.filter((topic) => findRequirement(requirementId(cited, topic)));
  const exchange = finding.exchange ?? session.last;
  const requestId = exchange && requestIdOf(exchange);
  return {
    id,
    check: check.id,
    title: check.title,
    result: outcomeOf(finding, check.level),
    ...(version === undefined ? {} : { version }),
    place,
    requirements: topics.map((topic) => requirementId(cited, topic)),
    anchor: findRequirement(topics[0] ?? '')?.anchors[cited] ?? '',
    expected: check.expected,
    got: secrets.redact(finding.got),
    ...(exchange ? { repeat: repeatOf(exchange, session) } : {}),
    ...(requestId === undefined ? {} : { requestId }),
    duration,
  };
}

function outcomeOf({ verdict }: Finding, level: 'must' | 'should'): Outcome {
  if (verdict !== 'broken') return verdict;
  return level === 'must' ? 'fail' : 'warn';
}

/** The request as a command that can be given away. */
function repeatOf({ request }: Exchange, { secrets }: Session): string {
  const clean: SentRequest = {
    method: request.method,
    url: secrets.redact(request.url),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, secrets.redact(value)]),
    ),
    body: request.body === undefined ? undefined : secrets.redact(request.body),
  };
  return curlOf(clean);
}
