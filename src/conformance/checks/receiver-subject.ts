import type { Operation } from '../../contract/operation.js';
import type { Party } from '../../core/party.js';
import type { Exchange } from '../exchange.js';
import { PROBES } from '../probes/all.js';
import { type Family, families, type JsonObject, type ProbeObject, parentLocation } from '../probes/probe.js';
import { ask, type Endpoint, operationOf, type Target, urlOf } from '../target.js';

const HOUR = 3_600_000;

/** A Receiver for one kind of object, with an object of ours that is pushed when a check first needs it. */
export class ReceiverSubject {
  readonly place: string;
  readonly target: Target;
  readonly family: Family;
  readonly probe: ProbeObject;
  readonly party: Party;
  /** Id of the object that most checks are made on. */
  readonly id: string;
  readonly #endpoint: Endpoint;
  #created: Promise<Exchange> | undefined;
  #changes = 0;

  constructor(target: Target, endpoint: Endpoint, family: Family, probe: ProbeObject, party: Party) {
    this.place = `${endpoint.place}/${family.name}`;
    this.target = target;
    this.family = family;
    this.probe = probe;
    this.party = party;
    this.#endpoint = endpoint;
    this.id = this.other(family.name.slice(0, 3).toUpperCase());
  }

  /** Another id of this run. */
  other(suffix: string): string {
    return `OCPIJS-${this.target.session.run}-${suffix}`;
  }

  /** The operation of the contract, when the version has it. */
  operation(name: string | undefined): Operation | undefined {
    return name === undefined ? undefined : operationOf(this.#endpoint.contract, name);
  }

  /** A time for `last_updated`, later than all before. */
  stamp(): string {
    this.#changes += 1;
    return new Date(Date.now() - HOUR + this.#changes * 1000).toISOString();
  }

  /** An object of ours as it is pushed. */
  object(id = this.id): JsonObject {
    return this.probe.make({ party: this.party, id, at: this.stamp() });
  }

  put(
    id: string,
    body: unknown,
    more: { readonly party?: Party; readonly token?: string | null } = {},
  ): Promise<Exchange> {
    return this.#call('PUT', this.family.put, id, { body, ...more });
  }

  get(id: string, party = this.party): Promise<Exchange> {
    return this.#call('GET', this.family.get, id, { party });
  }

  patch(id: string, body: unknown): Promise<Exchange> {
    return this.#call('PATCH', this.family.patch ?? this.family.put, id, { body });
  }

  /** Removes an object; the one of this subject may be pushed again then. */
  remove(id: string): Promise<Exchange> {
    if (id === this.id) this.#created = undefined;
    return this.#call('DELETE', this.family.remove ?? this.family.put, id, {});
  }

  /** Pushes the object of this subject, once; an EVSE or Connector after the Location that it is in. */
  create(): Promise<Exchange> {
    this.#created ??= this.#create();
    return this.#created;
  }

  /** Whether the object was pushed, and not removed since. */
  get isCreated(): boolean {
    return this.#created !== undefined;
  }

  async #create(): Promise<Exchange> {
    if (this.family.module === 'locations' && this.family.name !== 'location') await this.putParent();
    return this.put(this.id, this.object());
  }

  /** Pushes the Location around an EVSE or Connector of ours. */
  async putParent(changes: JsonObject = {}): Promise<Exchange> {
    const { location } = PROBES[this.target.number];
    const [family] = families;
    const id = parentLocation(this.id);
    const make = location.make({ party: this.party, id, at: this.stamp() });
    const evses = (make.evses as readonly JsonObject[]).map((evse) => ({ ...evse, uid: `${this.id}-E` }));
    const operation = this.operation(family?.put);
    const params = family?.params(this.party, id) ?? {};
    const url = operation ? urlOf(this.#endpoint, operation, params) : this.#endpoint.url;
    return ask(this.target, { method: 'PUT', url, body: { ...make, evses, ...changes } });
  }

  /** Asks for the Location around an EVSE or Connector of ours. */
  getParent(): Promise<Exchange> {
    const operation = this.operation('getLocation');
    const params = families[0]?.params(this.party, parentLocation(this.id)) ?? {};
    return ask(this.target, {
      url: operation ? urlOf(this.#endpoint, operation, params) : this.#endpoint.url,
    });
  }

  #call(
    method: string,
    name: string,
    id: string,
    { party = this.party, ...more }: { party?: Party; body?: unknown; token?: string | null },
  ): Promise<Exchange> {
    const operation = this.operation(name);
    const params = this.family.params(party, id);
    const url = operation ? urlOf(this.#endpoint, operation, params) : this.#endpoint.url;
    return ask(this.target, { method, url, ...more });
  }
}

/** A Receiver that cannot be checked because our party is not known. */
export interface ReceiverGap {
  readonly place: string;
}

/** All Receivers of objects that are pushed with PUT. */
export function receiversOf(target: Target): readonly ReceiverSubject[] {
  const { party } = target.session;
  const probes = PROBES[target.number];
  if (!party || target.isPartyRefused) return [];
  return target.endpoints
    .filter(({ contract }) => contract.role === 'RECEIVER')
    .flatMap((endpoint) =>
      families
        .filter(({ module }) => module === endpoint.contract.module)
        .flatMap((family) => {
          const probe = probes[family.name];
          return probe ? [new ReceiverSubject(target, endpoint, family, probe, party)] : [];
        }),
    );
}
