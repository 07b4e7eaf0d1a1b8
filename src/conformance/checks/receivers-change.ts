import { describeAnswer, refused, succeeded } from '../exchange.js';
import { broken, counted, judge, pass, skip, some, warn } from '../finding.js';
import { type JsonObject, parentEvse, parentLocation } from '../probes/probe.js';
import type { Check, Finding } from '../types.js';
import { differences } from './differences.js';
import type { ReceiverSubject } from './receiver-subject.js';
import { dataOf, onObject, refusedWith2001 } from './receivers.js';

const hasPatch = (subject: ReceiverSubject): boolean => subject.operation(subject.family.patch) !== undefined;
const isPart = ({ family }: ReceiverSubject): boolean =>
  family.name === 'evse' || family.name === 'connector';

/** How a Receiver takes changes, and objects that are wrong or new in kind. */
export const receiverChangeChecks: readonly Check<ReceiverSubject>[] = [
  {
    id: 'receivers/patch',
    title: 'PATCH changes what it has and nothing else',
    expected: 'OCPI 1xxx, the field changed, every other as before',
    level: 'must',
    cites: ['push/patch'],
    writes: true,
    applies: hasPatch,
    run: onObject(checkPatch),
  },
  {
    id: 'receivers/patch-last-updated',
    title: 'PATCH without last_updated is refused',
    expected: 'OCPI 2001, and the object unchanged',
    level: 'must',
    cites: ['push/patch-last-updated'],
    versions: ['2.2.1', '2.3.0'],
    writes: true,
    applies: hasPatch,
    run: onObject(async (subject) => {
      const answer = await subject.patch(subject.id, subject.probe.change);
      return refusedWith2001(answer);
    }),
  },
  {
    id: 'receivers/patch-unknown',
    title: 'PATCH of an object that is not there fails',
    expected: 'HTTP 404, or an OCPI client error',
    level: 'must',
    cites: ['push/patch-unknown'],
    writes: true,
    applies: hasPatch,
    run: async (subject) => {
      const id = subject.other('NONE');
      const answer = await subject.patch(id, { ...subject.probe.change, last_updated: subject.stamp() });
      return judge(refused(answer) && answer.status < 500, answer);
    },
  },
  {
    id: 'receivers/parents',
    title: 'The change of a part is found in its Location',
    expected: 'The Location with the changed EVSE or Connector',
    level: 'must',
    cites: ['locations/parents'],
    writes: true,
    applies: isPart,
    run: onObject(checkParents),
  },
  {
    id: 'receivers/periods',
    title: 'Charging periods of a PATCH are added',
    expected: 'The charging periods that were there, and the new one',
    level: 'must',
    cites: ['sessions/periods'],
    versions: ['2.2.1', '2.3.0'],
    writes: true,
    applies: ({ family }) => family.name === 'session',
    run: onObject(checkPeriods),
  },
  {
    id: 'receivers/required-field',
    title: 'An object that lacks a required field is refused',
    expected: 'OCPI 2001',
    level: 'must',
    cites: ['push/required-fields', 'transport/status/invalid'],
    writes: true,
    run: async (subject) => {
      const id = subject.other('BAD');
      const { [subject.probe.required]: _, ...body } = subject.object(id);
      if (isPart(subject)) await subject.create();
      return refusedWith2001(await subject.put(id, body));
    },
  },
  {
    id: 'receivers/wrong-type',
    title: 'Something that is no object is refused',
    expected: 'OCPI 2001',
    level: 'must',
    cites: ['transport/status/invalid'],
    writes: true,
    run: async (subject) => refusedWith2001(await subject.put(subject.other('BAD'), ['OCPIJS'])),
  },
  {
    id: 'receivers/unknown-fields',
    title: 'A field that nobody knows does no harm',
    expected: 'OCPI 1xxx',
    level: 'must',
    cites: ['extension/fields', 'push/put'],
    writes: true,
    run: onObject(async (subject) => {
      const answer = await subject.put(subject.id, {
        ...subject.object(),
        ocpijs_note: 'a field of the future',
      });
      if (succeeded(answer)) return pass(describeAnswer(answer), answer);
      return subject.target.number === '2.3.0'
        ? broken(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    }),
  },
  {
    id: 'receivers/unknown-values',
    title: 'A value that an open enum does not list does no harm',
    expected: 'OCPI 1xxx',
    level: 'must',
    cites: ['extension/values'],
    versions: ['2.3.0'],
    writes: true,
    applies: ({ probe }) => probe.strange !== undefined,
    run: onObject(async (subject) => {
      const answer = await subject.put(subject.id, { ...subject.object(), ...subject.probe.strange });
      return judge(succeeded(answer), answer);
    }),
  },
  {
    id: 'receivers/delete',
    title: 'DELETE removes an object',
    expected: 'OCPI 1xxx, and HTTP 404 afterwards',
    level: 'must',
    cites: ['tariffs/delete', 'push/unknown'],
    writes: true,
    applies: ({ family }) => family.remove !== undefined,
    run: onObject(async (subject) => {
      const answer = await subject.remove(subject.id);
      if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      const after = await subject.get(subject.id);
      return judge(refused(after), after, `DELETE: ${describeAnswer(answer)}; GET: ${describeAnswer(after)}`);
    }),
  },
  {
    id: 'receivers/cleanup',
    title: 'What this run has pushed is removed or marked as gone',
    expected: 'The object removed, or with the status that says so',
    level: 'should',
    cites: ['push/put'],
    writes: true,
    always: true,
    run: retire,
  },
];

async function checkPatch(subject: ReceiverSubject): Promise<Finding> {
  const { change } = subject.probe;
  const body = subject.object();
  const put = await subject.put(subject.id, body);
  const patch = { ...change, last_updated: subject.stamp() };
  const answer = await subject.patch(subject.id, patch);
  if (!succeeded(put) || !succeeded(answer))
    return broken(describeAnswer(succeeded(put) ? answer : put), answer);
  const after = await subject.get(subject.id);
  const unchanged = differences(patch, after.envelope?.data);
  if (unchanged.length > 0) return broken(`Not changed: ${some(unchanged)}`, answer);
  const others = differences({ ...body, ...patch }, after.envelope?.data);
  return judge(
    others.length === 0,
    answer,
    others.length === 0 ? 'Changed, the rest as before' : `Changed as well: ${some(others)}`,
  );
}

type Part = JsonObject & { readonly connectors?: readonly JsonObject[] };

async function checkParents(subject: ReceiverSubject): Promise<Finding> {
  const change = { ...subject.probe.change, last_updated: subject.stamp() };
  const changed = await subject.patch(subject.id, change);
  if (!succeeded(changed)) return skip(`PATCH: ${describeAnswer(changed)}`, changed);
  const answer = await subject.getParent();
  const evses = (dataOf(answer).evses ?? []) as readonly Part[];
  const part =
    subject.family.name === 'evse'
      ? evses.find(({ uid }) => uid === subject.id)
      : evses
          .find(({ uid }) => uid === parentEvse(subject.id))
          ?.connectors?.find(({ id }) => id === subject.id);
  if (!part) return broken(succeeded(answer) ? 'It is not in the Location.' : describeAnswer(answer), answer);
  const different = differences(change, part);
  return judge(
    different.length === 0,
    answer,
    different.length === 0 ? 'Found in the Location' : `Not changed there: ${some(different)}`,
  );
}

async function checkPeriods(subject: ReceiverSubject): Promise<Finding> {
  const body = subject.object();
  const put = await subject.put(subject.id, body);
  const added = { start_date_time: subject.stamp(), dimensions: [{ type: 'ENERGY', volume: 0.5 }] };
  const answer = await subject.patch(subject.id, {
    charging_periods: [added],
    last_updated: subject.stamp(),
  });
  if (!succeeded(put) || !succeeded(answer))
    return skip(describeAnswer(succeeded(put) ? answer : put), answer);
  const after = await subject.get(subject.id);
  const periods = (dataOf(after).charging_periods ?? []) as readonly unknown[];
  const wanted = [...(body.charging_periods as readonly unknown[]), added];
  const isAdded = differences(wanted, periods).length === 0;
  return judge(isAdded, answer, `${counted(periods.length, 'charging period')}, ${wanted.length} expected`);
}

/** Removes what was pushed, or marks it as gone where there is no DELETE for it. */
async function retire(subject: ReceiverSubject): Promise<Finding> {
  if (!subject.isCreated) return pass('Nothing is left.');
  const { probe, party, id } = subject;
  if (subject.family.remove !== undefined) {
    const answer = await subject.remove(id);
    return judge(succeeded(answer), answer);
  }
  const at = subject.stamp();
  if (isPart(subject)) {
    const evses = (dataOf(await subject.getParent()).evses ?? []) as readonly JsonObject[];
    const gone = evses.map((evse) => ({ ...evse, status: 'REMOVED', last_updated: at }));
    const parent = await subject.putParent({ evses: gone });
    return judge(
      succeeded(parent),
      parent,
      `${counted(gone.length, 'EVSE')} of ${parentLocation(id)}: ${describeAnswer(parent)}`,
    );
  }
  const answer = await subject.put(id, {
    ...probe.make({ party, id, at }),
    ...probe.retire?.({ party, id, at }),
  });
  return judge(
    succeeded(answer),
    answer,
    succeeded(answer) ? `${id} is marked as gone.` : `${id} is left as it was: ${describeAnswer(answer)}`,
  );
}
