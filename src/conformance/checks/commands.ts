import type { Operation } from '../../contract/operation.js';
import { read } from '../../core/read.js';
import { joinUrl } from '../../core/url.js';
import { describeAnswer, type Exchange, refused, succeeded } from '../exchange.js';
import { broken, judge, pass, skip, some, warn } from '../finding.js';
import type { Expected } from '../platform.js';
import { ask, type Endpoint, operationOf, type Target } from '../target.js';
import type { Check, Finding, Placed } from '../types.js';
import { refusedWith2001 } from './receivers.js';

const DEFAULT_WAIT = 10_000;

/** Milliseconds after the first result in which there must be no second one. */
const SECOND_RESULT = 250;

/** A command that was sent, with its answer and its result to be. */
interface Sent extends Expected {
  readonly answer: Exchange;
}

/** A Receiver of commands; the commands that are sent name a reservation and a Session that nobody has. */
export class CommandSubject implements Placed {
  readonly place: string;
  readonly target: Target;
  readonly endpoint: Endpoint;
  #sent: Promise<Sent> | undefined;

  constructor(target: Target, endpoint: Endpoint) {
    this.place = endpoint.place;
    this.target = target;
    this.endpoint = endpoint;
  }

  /** Milliseconds in which a result has to come. */
  get wait(): number {
    return this.target.session.options.resultTimeout ?? DEFAULT_WAIT;
  }

  /** A command without effect: the reservation to cancel, or in 2.1.1 the Session to stop, does not exist. */
  get command(): {
    readonly operation: Operation | undefined;
    readonly body: Readonly<Record<string, unknown>>;
  } {
    const { contract } = this.endpoint;
    const cancel = operationOf(contract, 'cancelReservation');
    const id = `OCPIJS-${this.target.session.run}`;
    return cancel
      ? { operation: cancel, body: { reservation_id: id } }
      : { operation: operationOf(contract, 'stopSession'), body: { session_id: id } };
  }

  post(path: string, body: unknown): Promise<Exchange> {
    return ask(this.target, { method: 'POST', url: joinUrl(this.endpoint.url, path), body });
  }

  /** Sends the command, once. */
  send(): Promise<Sent> | undefined {
    const { platform } = this.target.session;
    if (!platform) return undefined;
    this.#sent ??= (async () => {
      const expected = platform.expectResult(this.wait);
      const { operation, body } = this.command;
      const answer = await this.post(operation?.path ?? '', { ...body, response_url: expected.url });
      return { ...expected, answer };
    })();
    return this.#sent;
  }
}

const NO_LISTENER = 'There is no place for the result to come to: it needs a listener.';

/** Commands to a CPO. */
export const commandChecks: readonly Check<CommandSubject>[] = [
  {
    id: 'commands/response',
    title: 'A command is answered with a CommandResponse',
    expected: 'A valid CommandResponse, or a refusal as a client error',
    level: 'must',
    cites: ['commands/response'],
    writes: true,
    run: async (subject) => {
      const sent = await subject.send();
      if (!sent) return skip(NO_LISTENER);
      const { answer } = sent;
      if (!succeeded(answer))
        return refused(answer) && answer.status < 500 && isClientError(answer)
          ? pass(describeAnswer(answer), answer)
          : broken(describeAnswer(answer), answer);
      return judgeValue(subject.command.operation?.data, answer.envelope?.data, answer);
    },
  },
  {
    id: 'commands/result',
    title: 'The result of an accepted command comes to its response_url',
    expected: 'A POST of a valid result in time',
    level: 'must',
    cites: ['commands/result'],
    writes: true,
    run: async (subject) => {
      const sent = await subject.send();
      if (!sent) return skip(NO_LISTENER);
      const { result } = (sent.answer.envelope?.data ?? {}) as { result?: unknown };
      if (!succeeded(sent.answer) || result !== 'ACCEPTED')
        return skip('The command was not accepted, so there is no result.', sent.answer);
      const received = await sent.result;
      if (!received) return broken('Nothing came in time.', sent.answer);
      await new Promise((resolve) => setTimeout(resolve, SECOND_RESULT));
      if (sent.count() > 1) return warn(`It came ${sent.count()} times.`, sent.answer);
      const schema = subject.target.known.modules.commands?.sender.operations.postResult?.body;
      return judgeValue(schema, received.json, sent.answer);
    },
  },
  {
    id: 'commands/invalid',
    title: 'A command that lacks a required field is refused',
    expected: 'OCPI 2001',
    level: 'must',
    cites: ['transport/status/invalid'],
    writes: true,
    run: async (subject) => refusedWith2001(await subject.post(subject.command.operation?.path ?? '', {})),
  },
  {
    id: 'commands/unknown',
    title: 'A command that the specification does not have is refused',
    expected: 'HTTP 404, or an OCPI client error',
    level: 'must',
    cites: ['commands/unknown-command'],
    writes: true,
    run: async (subject) => {
      const answer = await subject.post('/OCPIJS_UNKNOWN', {
        response_url: 'https://ocpi-conformance.example/result',
      });
      const { result } = (answer.envelope?.data ?? {}) as { result?: unknown };
      if (succeeded(answer) && result === 'NOT_SUPPORTED') return warn('NOT_SUPPORTED', answer);
      return judge(refused(answer) && answer.status < 500, answer);
    },
  },
];

/** A Receiver of charging profiles is asked about a Session that nobody has. */
export const chargingProfileChecks: readonly Check<CommandSubject>[] = [
  {
    id: 'chargingprofiles/response',
    title: 'A question about an unknown Session is answered with a ChargingProfileResponse',
    expected:
      'A valid ChargingProfileResponse, followed by a result when it is ACCEPTED, or a refusal as a client error',
    level: 'must',
    cites: ['chargingprofiles/response'],
    versions: ['2.2.1', '2.3.0'],
    writes: true,
    run: async (subject) => {
      const { platform } = subject.target.session;
      if (!platform) return skip(NO_LISTENER);
      const { url, result: coming } = platform.expectResult(subject.wait);
      const operation = operationOf(subject.endpoint.contract, 'getActiveChargingProfile');
      const query = new URLSearchParams({ duration: '900', response_url: url });
      const answer = await ask(subject.target, {
        url: `${joinUrl(subject.endpoint.url, `OCPIJS-${subject.target.session.run}`)}?${query}`,
      });
      if (!succeeded(answer))
        return isClientError(answer)
          ? pass(describeAnswer(answer), answer)
          : broken(describeAnswer(answer), answer);
      const { result } = (answer.envelope?.data ?? {}) as { result?: unknown };
      if (result !== 'ACCEPTED') return judgeValue(operation?.data, answer.envelope?.data, answer);
      const received = await coming;
      if (!received) return broken('ACCEPTED, but no result came in time.', answer);
      const schema =
        subject.target.known.modules.chargingprofiles?.sender.operations.postActiveChargingProfileResult
          ?.body;
      return judgeValue(schema, received.json, answer);
    },
  },
];

/** An OCPI client error, also one of those that HTTP says. */
function isClientError(answer: Exchange): boolean {
  const code = answer.envelope?.statusCode;
  return code === undefined ? answer.status >= 400 && answer.status < 500 : code >= 2000 && code < 3000;
}

function judgeValue(schema: Operation['data'], value: unknown, answer: Exchange): Finding {
  if (!schema) return skip('Its form is not known.', answer);
  const { ok, issues } = read(schema, value);
  const found = some(issues.map((issue) => `${issue.pointer || '/'}: ${issue.message}`));
  if (!ok) return broken(found, answer);
  if (issues.length > 0) return warn(found, answer);
  return judge(true, answer, `result: ${String((value as { result?: unknown }).result)}`);
}

/** The Receivers of a module that is asked to do something. */
export const commandSubjects = (target: Target, module: string): readonly CommandSubject[] =>
  target.endpoints
    .filter(({ contract }) => contract.module === module && contract.role === 'RECEIVER')
    .map((endpoint) => new CommandSubject(target, endpoint));
