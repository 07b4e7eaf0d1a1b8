import { describeAnswer, type Exchange, refused, succeeded } from '../exchange.js';
import { broken, fail, judge, pass, skip, some, warn } from '../finding.js';
import type { JsonObject } from '../probes/probe.js';
import type { Check, Finding } from '../types.js';
import { differences } from './differences.js';
import type { ReceiverSubject } from './receiver-subject.js';

const FOREIGN = { country_code: 'ZZ', party_id: 'XXX' };

/** Makes a check that needs our object to be there. */
export const onObject =
  (run: (subject: ReceiverSubject) => Promise<Finding>) =>
  async (subject: ReceiverSubject): Promise<Finding> => {
    const created = await subject.create();
    return succeeded(created)
      ? run(subject)
      : skip(`The object could not be pushed: ${describeAnswer(created)}`, created);
  };

/** Data of an answer as an object. */
export const dataOf = (answer: Exchange): JsonObject =>
  typeof answer.envelope?.data === 'object' && answer.envelope.data !== null
    ? (answer.envelope.data as JsonObject)
    : {};

/** What a Receiver tells about objects, and how it takes whole ones. */
export const receiverChecks: readonly Check<ReceiverSubject>[] = [
  {
    id: 'receivers/unknown',
    title: 'An object that was never pushed is not there',
    expected: 'HTTP 404',
    level: 'must',
    cites: ['push/unknown', 'transport/status/not-found'],
    run: async (subject) => {
      const answer = await subject.get(subject.other('NONE'));
      if (!refused(answer)) return broken(describeAnswer(answer), answer);
      return answer.status === 404
        ? pass(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    },
  },
  {
    id: 'receivers/foreign-get',
    title: 'Objects of another party are not shown',
    expected: 'HTTP 404',
    level: 'should',
    cites: ['push/foreign'],
    run: async (subject) => {
      const answer = await subject.get(subject.other('NONE'), FOREIGN);
      return judge(refused(answer), answer);
    },
  },
  {
    id: 'receivers/put-new',
    title: 'A new object is kept and acknowledged as new',
    expected: 'HTTP 201 and OCPI 1xxx',
    level: 'must',
    cites: ['push/put', 'transport/status/created'],
    writes: true,
    run: async (subject) => {
      const answer = await subject.create();
      if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      return answer.status === 201
        ? pass(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    },
  },
  {
    id: 'receivers/get-back',
    title: 'The object comes back as it was pushed',
    expected: 'Every field as it was sent',
    level: 'must',
    cites: ['push/get'],
    writes: true,
    run: onObject(async (subject) => {
      const body = subject.object();
      const put = await subject.put(subject.id, body);
      if (!succeeded(put)) return broken(`PUT: ${describeAnswer(put)}`, put);
      const answer = await subject.get(subject.id);
      if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      const { text = '' } = subject.probe;
      const different = differences({ ...body, [text]: undefined }, answer.envelope?.data);
      return judge(
        different.length === 0,
        answer,
        different.length === 0 ? 'As it was sent' : `Different: ${some(different)}`,
      );
    }),
  },
  {
    id: 'receivers/text',
    title: 'Characters outside of ASCII come back',
    expected: 'The very text that was sent',
    level: 'must',
    cites: ['push/text'],
    writes: true,
    applies: ({ probe }) => probe.text !== undefined,
    run: onObject(async (subject) => {
      const { text = '' } = subject.probe;
      const body = subject.object();
      const put = await subject.put(subject.id, body);
      const answer = await subject.get(subject.id);
      if (!succeeded(put) || !succeeded(answer))
        return skip(describeAnswer(succeeded(put) ? answer : put), answer);
      const different = differences({ [text]: body[text] }, answer.envelope?.data);
      return judge(different.length === 0, answer, `${text}: ${JSON.stringify(dataOf(answer)[text])}`);
    }),
  },
  {
    id: 'receivers/put-again',
    title: 'An object that is there is replaced and acknowledged as such',
    expected: 'HTTP 200 and OCPI 1xxx',
    level: 'must',
    cites: ['push/put', 'transport/status/replaced'],
    writes: true,
    run: onObject(async (subject) => {
      const answer = await subject.put(subject.id, subject.object());
      if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      return answer.status === 200
        ? pass(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    }),
  },
  {
    id: 'receivers/replace',
    title: 'An optional field that a PUT leaves out is gone',
    expected: 'The object without the field',
    level: 'must',
    cites: ['push/replace'],
    writes: true,
    applies: ({ probe }) => probe.optional !== undefined,
    run: onObject(async (subject) => {
      const { optional = '' } = subject.probe;
      const { [optional]: _, ...body } = subject.object();
      const put = await subject.put(subject.id, body);
      const answer = await subject.get(subject.id);
      if (!succeeded(put) || !succeeded(answer))
        return broken(describeAnswer(succeeded(put) ? answer : put), answer);
      const left = dataOf(answer)[optional];
      const isGone = left == null || (Array.isArray(left) && left.length === 0);
      return judge(isGone, answer, isGone ? `${optional} is gone` : `${optional} is still there`);
    }),
  },
  {
    id: 'receivers/case',
    title: 'Ids are compared without regard to case',
    expected: 'The object under its id in lower case',
    level: 'should',
    cites: ['push/ci-string'],
    versions: ['2.2.1', '2.3.0'],
    writes: true,
    run: onObject(async (subject) => {
      const { country_code, party_id } = subject.party;
      const party = { country_code: country_code.toLowerCase(), party_id: party_id.toLowerCase() };
      const isPart = subject.family.name === 'evse' || subject.family.name === 'connector';
      const answer = await subject.get(isPart ? subject.id : subject.id.toLowerCase(), party);
      return judge(succeeded(answer), answer);
    }),
  },
  {
    id: 'receivers/identity',
    title: 'An object under the URL of another id is refused',
    expected: 'OCPI 2001',
    level: 'should',
    cites: ['push/identity'],
    writes: true,
    run: onObject(async (subject) => {
      const answer = await subject.put(subject.other('URL'), subject.object(subject.other('BODY')));
      if (succeeded(answer)) return broken('It is accepted.', answer);
      return refusedWith2001(answer);
    }),
  },
  {
    id: 'receivers/foreign-put',
    title: 'An object of another party is refused',
    expected: 'HTTP 404, or an OCPI client error',
    level: 'should',
    cites: ['push/foreign', 'transport/authorization/identity'],
    writes: true,
    run: async (subject) => {
      const id = subject.other('FOREIGN');
      const body = subject.probe.make({ party: FOREIGN, id, at: subject.stamp() });
      const answer = await subject.put(id, body, { party: FOREIGN });
      return judge(refused(answer), answer);
    },
  },
  {
    id: 'receivers/no-token',
    title: 'Nothing is kept without a token',
    expected: 'HTTP 401, and no object afterwards',
    level: 'must',
    cites: ['transport/authorization/missing'],
    writes: true,
    run: async (subject) => {
      const id = subject.other('ANON');
      const answer = await subject.put(id, subject.object(id), { token: null });
      const after = await subject.get(id);
      if (succeeded(after)) return fail('The object is there afterwards.', answer);
      return judge(answer.status === 401, answer);
    },
  },
];

/** A refusal, best with 2001. */
export function refusedWith2001(answer: Exchange): Finding {
  if (!refused(answer) || answer.status >= 500) return broken(describeAnswer(answer), answer);
  const isBest = answer.envelope?.statusCode === 2001 && answer.status < 300;
  return isBest ? pass(describeAnswer(answer), answer) : warn(describeAnswer(answer), answer);
}
