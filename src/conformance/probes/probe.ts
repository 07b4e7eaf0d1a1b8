import type { Party } from '../../core/party.js';

/** An object as JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What an object of ours is made for. */
export interface Naming {
  readonly party: Party;
  readonly id: string;
  /** Time of the last update. */
  readonly at: string;
}

/** A kind of object that we push in a version, and what can be done to it: everything but its place in the contract. */
export interface ProbeObject {
  readonly make: (naming: Naming) => JsonObject;
  /** What a PATCH changes, besides `last_updated`. */
  readonly change: JsonObject;
  /** A required field. */
  readonly required: string;
  /** An optional field that the object has. */
  readonly optional?: string;
  /** A field with a text of characters outside of ASCII. */
  readonly text?: string;
  /** Fields with values that an open enum does not list. */
  readonly strange?: JsonObject;
  /** What a last PUT changes to mark the object as gone; absent where DELETE is there, or the parent is marked. */
  readonly retire?: (naming: Naming) => JsonObject;
}

/** The objects of a version by kind. */
export interface Probes {
  readonly location: ProbeObject;
  readonly evse: ProbeObject;
  readonly connector: ProbeObject;
  readonly session: ProbeObject;
  readonly tariff: ProbeObject;
  readonly token: ProbeObject;
  readonly record?: ProbeObject;
  readonly cdr: (naming: Naming) => JsonObject;
  /** The CDR that takes another back, where the version has such. */
  readonly creditCdr?: (naming: Naming, original: JsonObject) => JsonObject;
}

/** Where the operations of a kind of object are in the contract. */
export interface Family {
  readonly name: Exclude<keyof Probes, 'cdr' | 'creditCdr'>;
  readonly module: string;
  readonly put: string;
  readonly get: string;
  readonly patch?: string;
  readonly remove?: string;
  /** Path parameters of an object; parts of a Location name their parents after themselves. */
  readonly params: (party: Party, id: string) => Readonly<Record<string, string>>;
}

/** Id of the Location that an EVSE or Connector of ours is in. */
export const parentLocation = (id: string): string => `${id}-L`;

/** Uid of the EVSE that a Connector of ours is in. */
export const parentEvse = (id: string): string => `${id}-E`;

const owned =
  (param: string): Family['params'] =>
  ({ country_code, party_id }, id) => ({ country_code, party_id, [param]: id });

/** Every kind of object that is pushed with PUT. */
export const families: readonly Family[] = [
  {
    name: 'location',
    module: 'locations',
    put: 'putLocation',
    get: 'getLocation',
    patch: 'patchLocation',
    params: owned('location_id'),
  },
  {
    name: 'evse',
    module: 'locations',
    put: 'putEvse',
    get: 'getEvse',
    patch: 'patchEvse',
    params: (party, id) => ({ ...owned('evse_uid')(party, id), location_id: parentLocation(id) }),
  },
  {
    name: 'connector',
    module: 'locations',
    put: 'putConnector',
    get: 'getConnector',
    patch: 'patchConnector',
    params: (party, id) => ({
      ...owned('connector_id')(party, id),
      location_id: parentLocation(id),
      evse_uid: parentEvse(id),
    }),
  },
  {
    name: 'session',
    module: 'sessions',
    put: 'putSession',
    get: 'getSession',
    patch: 'patchSession',
    params: owned('session_id'),
  },
  {
    name: 'tariff',
    module: 'tariffs',
    put: 'putTariff',
    get: 'getTariff',
    patch: 'patchTariff',
    remove: 'deleteTariff',
    params: owned('tariff_id'),
  },
  {
    name: 'token',
    module: 'tokens',
    put: 'putToken',
    get: 'getToken',
    patch: 'patchToken',
    params: owned('token_uid'),
  },
  {
    name: 'record',
    module: 'invoicereconciliation',
    put: 'putRecord',
    get: 'getRecord',
    remove: 'deleteRecord',
    params: owned('id'),
  },
];

/** What objects of ours are called wherever there is room for a name. */
export const PROBE_NAME = 'OCPI conformance check – Prüfobjekt ✓';
