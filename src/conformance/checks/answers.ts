import { Header, readRouting } from '../../core/headers.js';
import { sameParty } from '../../core/party.js';
import { isDateTime } from '../../core/primitives.js';
import { isSuccess } from '../../core/status.js';
import { toMillis } from '../../core/time.js';
import { codeOf, describeAnswer, type Exchange } from '../exchange.js';
import { broken, fail, judge, pass, skip, warn } from '../finding.js';
import type { AnswerSubject } from '../subjects.js';
import type { Check, Finding } from '../types.js';

const LATER = ['2.2.1', '2.3.0'] as const;
const CLOCK_SKEW = 5 * 60_000;

type Envelope = Readonly<Record<string, unknown>>;

/** The envelope as it came. */
function rawEnvelope(answer: Exchange): Envelope | undefined {
  const { json } = answer;
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Envelope) : undefined;
}

/** Makes a check on the envelope as it came; without one it cannot be made. */
const onEnvelope =
  (run: (envelope: Envelope, answer: Exchange) => Finding) =>
  ({ answer }: AnswerSubject): Finding => {
    const envelope = rawEnvelope(answer);
    return envelope ? run(envelope, answer) : skip(`There is no envelope: ${describeAnswer(answer)}`, answer);
  };

/** Makes a check on an answer, if there is one at all. */
const onAnswer =
  (run: (answer: Exchange, subject: AnswerSubject) => Finding) =>
  (subject: AnswerSubject): Finding =>
    subject.answer.status === 0
      ? skip(describeAnswer(subject.answer), subject.answer)
      : run(subject.answer, subject);

/** What every answer has to have. */
export const answerChecks: readonly Check<AnswerSubject>[] = [
  {
    id: 'answers/answered',
    title: 'There is an answer that is no server error',
    expected: 'An HTTP status below 500',
    level: 'must',
    cites: ['transport/status/ocpi-layer'],
    run: ({ answer }) =>
      judge(answer.status > 0 && answer.status < 500 && answer.failure === undefined, answer),
  },
  {
    id: 'answers/json',
    title: 'The answer says that it is JSON, and is',
    expected: 'Content-Type application/json and a JSON text',
    level: 'must',
    cites: ['transport/response/json'],
    run: onAnswer((answer) => {
      const type = answer.headers.get(Header.contentType) ?? 'none';
      const isJson = /^application\/json\b/i.test(type.trim()) && answer.json !== undefined;
      return judge(isJson, answer, `Content-Type ${type}, ${answer.json === undefined ? 'no JSON' : 'JSON'}`);
    }),
  },
  {
    id: 'answers/envelope',
    title: 'The answer is the OCPI response object',
    expected: 'An object with a status_code',
    level: 'must',
    cites: ['transport/response/envelope', 'transport/response/errors'],
    run: onAnswer((answer) => {
      const there = rawEnvelope(answer)?.status_code !== undefined;
      if (there) return pass(describeAnswer(answer), answer);
      return answer.status >= 400
        ? warn(describeAnswer(answer), answer)
        : broken(describeAnswer(answer), answer);
    }),
  },
  {
    id: 'answers/status-code',
    title: 'The status code is an OCPI status code',
    expected: 'An integer from 1000 to 4999',
    level: 'must',
    cites: ['transport/response/status-code'],
    run: onEnvelope(({ status_code: code }, answer) =>
      judge(
        typeof code === 'number' && Number.isInteger(code) && code >= 1000 && code < 5000,
        answer,
        `status_code ${JSON.stringify(code)}`,
      ),
    ),
  },
  {
    id: 'answers/timestamp',
    title: 'The answer says when it was made',
    expected: 'timestamp as an OCPI DateTime',
    level: 'must',
    cites: ['transport/response/timestamp'],
    run: onEnvelope(({ timestamp }, answer) =>
      judge(
        typeof timestamp === 'string' && isDateTime(timestamp),
        answer,
        `timestamp ${JSON.stringify(timestamp) ?? 'missing'}`,
      ),
    ),
  },
  {
    id: 'answers/clock',
    title: 'The clock of the partner is right',
    expected: 'A timestamp within five minutes of ours',
    level: 'should',
    cites: ['transport/response/clock'],
    run: onEnvelope(({ timestamp }, answer) => {
      const at = typeof timestamp === 'string' ? toMillis(timestamp) : Number.NaN;
      if (Number.isNaN(at)) return skip('There is no readable timestamp.', answer);
      const seconds = Math.round((at - Date.now()) / 1000);
      return judge(
        Math.abs(seconds) * 1000 <= CLOCK_SKEW,
        answer,
        `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'}`,
      );
    }),
  },
  {
    id: 'answers/status-message',
    title: 'The status message is a text',
    expected: 'A text, or no status_message',
    level: 'must',
    cites: ['transport/response/status-message'],
    run: onEnvelope(({ status_message: message }, answer) => {
      if (message === null) return warn('null', answer);
      return judge(
        message === undefined || typeof message === 'string',
        answer,
        message === undefined ? 'No status_message' : `A ${typeof message}`,
      );
    }),
  },
  {
    id: 'answers/agree',
    title: 'HTTP status and OCPI status code agree',
    expected: 'No HTTP error with a success code, no 3xxx code for a request that is right',
    level: 'must',
    cites: ['transport/status/agree'],
    run: onEnvelope((_, answer) => {
      const code = codeOf(answer);
      if (code === undefined) return skip('There is no status code.', answer);
      const contradicts =
        (answer.status >= 400 && isSuccess(code)) || (answer.status < 500 && code >= 3000 && code < 4000);
      return judge(!contradicts, answer);
    }),
  },
  {
    id: 'answers/refused',
    title: 'What is not there is not a success',
    expected: 'HTTP 404 or 401 as the case may be, no success',
    level: 'must',
    cites: ['transport/status/not-found'],
    applies: ({ kind }) => kind === 'error',
    run: onAnswer((answer) => {
      const isError = answer.status >= 400;
      if (isError) return pass(describeAnswer(answer), answer);
      const code = codeOf(answer);
      return code !== undefined && !isSuccess(code)
        ? warn(describeAnswer(answer), answer)
        : broken(describeAnswer(answer), answer);
    }),
  },
  {
    id: 'answers/redirect',
    title: 'The answer is no redirect',
    expected: 'No HTTP 3xx',
    level: 'should',
    cites: ['transport/endpoints/no-redirects'],
    run: onAnswer((answer) => judge(answer.status < 300 || answer.status >= 400, answer)),
  },
  {
    id: 'answers/request-id',
    title: 'X-Request-ID comes back',
    expected: 'The X-Request-ID of the request',
    level: 'must',
    cites: ['transport/ids/request'],
    versions: LATER,
    run: onAnswer((answer) => echoes(answer, Header.requestId)),
  },
  {
    id: 'answers/correlation-id',
    title: 'X-Correlation-ID comes back',
    expected: 'The X-Correlation-ID of the request',
    level: 'must',
    cites: ['transport/ids/correlation'],
    versions: LATER,
    run: onAnswer((answer) => echoes(answer, Header.correlationId)),
  },
  {
    id: 'answers/routing',
    title: 'The routing headers come back turned round',
    expected: 'OCPI-to of us and OCPI-from of the partner',
    level: 'should',
    cites: ['transport/routing/answer'],
    versions: LATER,
    applies: ({ kind }) => kind === 'functional',
    run: onAnswer(checkRouting),
  },
  {
    id: 'answers/no-routing',
    title: 'Configuration modules have no routing headers',
    expected: 'No OCPI-to and OCPI-from headers',
    level: 'must',
    cites: ['transport/routing/configuration'],
    versions: LATER,
    applies: ({ kind }) => kind === 'configuration',
    run: onAnswer((answer) => {
      const { to, from } = readRouting(answer.headers);
      return judge(!to && !from, answer, to || from ? 'Routing headers' : 'None');
    }),
  },
];

function echoes(answer: Exchange, name: string): Finding {
  const sent = answer.request.headers[name];
  const got = answer.headers.get(name);
  if (got === null) return broken('None', answer);
  return got === sent ? pass('The same', answer) : fail(`Another one: ${got.slice(0, 80)}`, answer);
}

function checkRouting(answer: Exchange): Finding {
  const sent = readRouting(new Headers(answer.request.headers));
  if (!sent.to || !sent.from)
    return skip('Our party is not known, or refused; the option party says it.', answer);
  const got = readRouting(answer.headers);
  if (!got.to || !got.from) return broken('They are missing.', answer);
  const isRight = sameParty(got.to, sent.from) && sameParty(got.from, sent.to);
  const text = `to ${got.to.country_code}/${got.to.party_id}, from ${got.from.country_code}/${got.from.party_id}`;
  return isRight ? pass(text, answer) : fail(text, answer);
}
