import { Header } from '../../core/headers.js';
import { describeAnswer, type Exchange, succeeded } from '../exchange.js';
import { broken, judge, pass, skip, some, warn } from '../finding.js';
import { PROBES } from '../probes/all.js';
import type { JsonObject } from '../probes/probe.js';
import { ask, type Endpoint, type Target } from '../target.js';
import type { Check, Finding, Placed } from '../types.js';
import { differences } from './differences.js';
import { refusedWith2001 } from './receivers.js';

/** A Receiver of CDRs, with a CDR over nothing that is sent once. */
export class CdrSubject implements Placed {
  readonly place: string;
  readonly target: Target;
  readonly endpoint: Endpoint;
  readonly cdr: JsonObject | undefined;
  #sent: Promise<Exchange> | undefined;

  constructor(target: Target, endpoint: Endpoint) {
    const { party, run } = target.session;
    this.place = endpoint.place;
    this.target = target;
    this.endpoint = endpoint;
    const owner = target.isPartyRefused ? undefined : party;
    const id = `OCPIJS-${run}-CDR`;
    this.cdr = owner && PROBES[target.number].cdr({ party: owner, id, at: new Date().toISOString() });
  }

  /** Whether the CDR was sent. */
  get isSent(): boolean {
    return this.#sent !== undefined;
  }

  /** Sends the CDR, once. */
  send(): Promise<Exchange> {
    this.#sent ??= this.post(this.cdr);
    return this.#sent;
  }

  post(body: unknown): Promise<Exchange> {
    return ask(this.target, { method: 'POST', url: this.endpoint.url, body });
  }

  /** The URL of the CDR, resolved against that of the endpoint. */
  locationOf(answer: Exchange): string | undefined {
    const header = answer.headers.get(Header.location);
    return header && URL.canParse(header, this.endpoint.url)
      ? new URL(header, this.endpoint.url).href
      : undefined;
  }
}

const needsParty =
  (run: (subject: CdrSubject, sent: Exchange) => Promise<Finding> | Finding) =>
  async (subject: CdrSubject): Promise<Finding> => {
    if (!subject.cdr) return skip('Our party is not known; the option party says it.');
    const sent = await subject.send();
    return run(subject, sent);
  };

/** CDRs are sent with POST and never changed; the one of this check is over nothing, and says so. */
export const cdrChecks: readonly Check<CdrSubject>[] = [
  {
    id: 'cdrs/post',
    title: 'A CDR is accepted',
    expected: 'HTTP 201 (or 200) and OCPI 1xxx',
    level: 'must',
    cites: ['cdrs/post', 'transport/status/created'],
    writes: true,
    run: needsParty((_, sent) => judge(succeeded(sent), sent)),
  },
  {
    id: 'cdrs/location',
    title: 'The answer says where the CDR is',
    expected: 'A Location header with an absolute URL of the same server',
    level: 'must',
    cites: ['cdrs/location'],
    writes: true,
    run: needsParty((subject, sent) => {
      if (!succeeded(sent)) return skip(describeAnswer(sent), sent);
      const header = sent.headers.get(Header.location);
      if (header === null) return broken('There is no Location header.', sent);
      const url = subject.locationOf(sent);
      if (!url || new URL(url).origin !== new URL(subject.endpoint.url).origin)
        return broken(`Location: ${header}`, sent);
      return URL.canParse(header) ? pass(`Location: ${header}`, sent) : warn(`Not absolute: ${header}`, sent);
    }),
  },
  {
    id: 'cdrs/get',
    title: 'The CDR can be read where the answer says',
    expected: 'The CDR as it was sent',
    level: 'must',
    cites: ['cdrs/get', 'push/get'],
    writes: true,
    run: needsParty(async (subject, sent) => {
      const url = subject.locationOf(sent);
      if (!url || new URL(url).origin !== new URL(subject.endpoint.url).origin)
        return skip('There is no Location header.', sent);
      const answer = await ask(subject.target, { url });
      if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      const different = differences(subject.cdr, answer.envelope?.data);
      return judge(
        different.length === 0,
        answer,
        different.length === 0 ? 'As it was sent' : `Different: ${some(different)}`,
      );
    }),
  },
  {
    id: 'cdrs/invalid',
    title: 'A CDR that lacks a required field is refused',
    expected: 'OCPI 2001',
    level: 'must',
    cites: ['push/required-fields', 'transport/status/invalid'],
    writes: true,
    run: needsParty(async (subject) => {
      const { total_cost: _, ...body } = {
        ...subject.cdr,
        id: `OCPIJS-${subject.target.session.run}-BAD`,
      } as JsonObject;
      return refusedWith2001(await subject.post(body));
    }),
  },
  {
    id: 'cdrs/cleanup',
    title: 'The CDR of this run is taken back',
    expected: 'A credit CDR is accepted',
    level: 'should',
    cites: ['cdrs/post'],
    versions: ['2.2.1', '2.3.0'],
    writes: true,
    always: true,
    run: async (subject) => {
      if (!subject.isSent) return skip('No CDR was sent.');
      const sent = await subject.send();
      const { party, run } = subject.target.session;
      const make = PROBES[subject.target.number].creditCdr;
      if (!succeeded(sent) || !party || !make) return skip('There is no CDR to take back.', sent);
      const answer = await subject.post(
        make({ party, id: `OCPIJS-${run}-CRE`, at: new Date().toISOString() }, subject.cdr ?? {}),
      );
      return judge(succeeded(answer), answer);
    },
  },
];

/** The Receivers of CDRs. */
export const cdrsOf = (target: Target): readonly CdrSubject[] =>
  target.endpoints
    .filter(({ contract }) => contract.module === 'cdrs' && contract.role === 'RECEIVER')
    .map((endpoint) => new CdrSubject(target, endpoint));
