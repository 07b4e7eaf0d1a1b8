import type { Interface, Module } from '../../src/contract/interface.js';
import { modules as modules211, v2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { modules as modules221, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules230, v2_3_0 } from '../../src/contract/v2_3_0/index.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { PartyRole, Version } from '../../src/contract/version.js';
import { itemsOf } from '../../src/core/items.js';
import type { Schema } from '../../src/core/kind.js';
import type { Party } from '../../src/core/party.js';
import { authorization, hashToken } from '../../src/core/token.js';
import { fillPath, joinUrl } from '../../src/core/url.js';
import type { VersionNumber } from '../../src/core/version.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Registration } from '../../src/partners/registration.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import type { Role } from '../../src/server/types.js';
import { memoryStore, type Store, storeBacked } from '../../src/store/index.js';
import { type Plan, planOf } from '../../src/store/plan.js';
import type { JsonObject } from '../../src/store/store.js';
import { sampleFor } from '../../src/testing/sample-for.js';

const party = (role: string, party_id: string): PartyRole => ({
  role,
  country_code: 'NL',
  party_id,
  business_details: { name: party_id },
});

/** All that we are, in every version. */
export const US = [party('CPO', 'USC'), party('EMSP', 'USE'), party('HUB', 'USH'), party('PTP', 'USP')];

/** What each of the two partners is. */
export const PARTNERS = {
  ann: [party('CPO', 'ANN'), party('EMSP', 'ANN'), party('PTP', 'ANN')],
  bob: [party('CPO', 'BOB'), party('EMSP', 'BOB'), party('PTP', 'BOB')],
};

/** Name of a partner. */
export type Name = keyof typeof PARTNERS;

type AnyModules = Readonly<Record<string, Module>>;

export const VERSIONS: readonly { readonly version: Version; readonly modules: AnyModules }[] = [
  { version: v2_1_1, modules: modules211 as unknown as AnyModules },
  { version: v2_2_1, modules: modules221 as unknown as AnyModules },
  { version: v2_3_0, modules: { ...modules230, payments, bookings } as unknown as AnyModules },
];

/** One platform with all parties, roles and versions, mounted once. */
export interface Platform {
  readonly api: OcpiHandler;
  readonly stores: Readonly<Record<VersionNumber, Store>>;
}

/** Makes the platform and registers both partners. */
export async function platform(): Promise<Platform> {
  const stores = { '2.1.1': memoryStore(), '2.2.1': memoryStore(), '2.3.0': memoryStore() };
  const roles = VERSIONS.flatMap(({ version, modules }) =>
    US.filter(({ role }) => version.routed || role === 'CPO' || role === 'EMSP').map((us) =>
      defineRole(version as Role['version'], us, storeBacked(stores[version.version], modules)),
    ),
  );
  const registrations = await Promise.all((['ann', 'bob'] as const).map(registrationOf));
  const partners = memoryPartners(registrations);
  return { api: createOcpiHandler({ publicUrl: 'https://us.test/ocpi', partners, roles }), stores };
}

const registrationOf = async (id: Name): Promise<Registration> => ({
  id,
  status: 'registered',
  inbound: [{ hash: await hashToken(id), use: 'exchange' }],
  roles: PARTNERS[id],
  endpoints: [{ identifier: 'commands', role: 'SENDER', url: 'https://198.51.100.1/commands' }],
  updatedAt: '2026-01-01T00:00:00Z',
});

/** An operation that may be tried on an object: everything is derived from the contract. */
export interface Attempt {
  readonly version: Version;
  readonly us: PartyRole;
  readonly contract: Interface;
  readonly plan: Plan;
}

/** Every operation that the platform serves. */
export function attempts(version: Version, modules: AnyModules): Attempt[] {
  return Object.values(modules)
    .flatMap((module) => [module.sender, module.receiver])
    .flatMap((contract) =>
      US.filter(({ role }) => contract.implementedBy.includes(role)).flatMap((us) =>
        Object.keys(contract.operations).map((name) => ({
          version,
          us,
          contract,
          plan: planOf(contract, name),
        })),
      ),
    )
    .filter(({ us, version: { routed } }) => routed || us.role === 'CPO' || us.role === 'EMSP');
}

/** An object that concerns one partner only: sent by it, or ours and meant for it. */
export interface Hidden {
  readonly module: string;
  readonly owner: Party;
  readonly id: readonly string[];
  readonly value: JsonObject;
}

/** Keeps one object of every kind for a partner, with a mark by which a leak is seen. */
export async function hide(
  { stores }: Platform,
  version: Version,
  modules: AnyModules,
  whose: Name,
): Promise<Hidden[]> {
  const [theirs] = PARTNERS[whose];
  const store = stores[version.version];
  const hidden = new Map<string, Hidden>();
  for (const { contract, plan, us } of attempts(version, modules)) {
    const schema = objectSchema(contract, plan.module);
    if (!theirs || !schema) continue;
    const owner = contract.role === 'RECEIVER' ? theirs : us;
    const object = hiddenObject(version, schema, plan, owner, whose);
    const { module, id, value } = object;
    hidden.set(`${module} ${owner.party_id} ${id.join('/')}`, object);
    await store.update({ module, owner, id }, () => ({ version: version.version, value, audience: theirs }));
  }
  return [...hidden.values()];
}

/** The schema of the whole objects of a kind, where they are kept. */
function objectSchema({ operations, ...contract }: Interface, module: string): Schema | undefined {
  const plans = Object.keys(operations).map((name) => planOf({ ...contract, operations }, name));
  const whole = plans.find(
    (p) => p.module === module && p.levels.length === 0 && p.operation.kind !== 'action',
  );
  const { data, body } = whole?.operation ?? {};
  return whole?.operation.givenUrl ? (data ?? undefined) : (data ?? body);
}

function hiddenObject(version: Version, schema: Schema, plan: Plan, owner: Party, whose: Name): Hidden {
  const { country_code, party_id } = owner;
  const sample = sampleFor(version.version, schema, 7) as JsonObject;
  const idField =
    ['id', 'uid', 'terminal_id', 'role'].find((field) => typeof sample[field] === 'string') ?? 'id';
  const id = `X-${plan.module.replace('/', '-')}`;
  const named = plan.module === 'hubclientinfo' ? {} : { [idField]: id };
  const owned = 'party_id' in sample ? { country_code, party_id } : {};
  const value = { ...sample, ...named, ...owned, secret: secretOf(whose) };
  const first = String(value[idField as keyof typeof value]);
  const ids = plan.module === 'tokens' ? [first, String(sample.type)] : [first];
  return { module: plan.module, owner: { country_code, party_id }, id: ids, value };
}

/** What must not be seen by anybody else. */
export const secretOf = (whose: Name): string => `only-for-${whose}`;

/** An answer with its text. */
export interface Answered {
  readonly status: number;
  readonly code: number;
  readonly text: string;
  readonly total: string | null;
}

/** Tries an operation as a partner on a hidden object; `from`: whom the headers claim that it is. */
export async function attempt(
  { api }: Platform,
  as: Name,
  { version, us, contract, plan }: Attempt,
  target: Hidden,
  from: Party | undefined,
): Promise<Answered> {
  const scope = us.role.toLowerCase();
  const endpoint = api.endpointUrl({ ...contract, version: version.version }, scope) ?? '';
  const path = fillPath(plan.operation.path, paramsOf(plan, target));
  const query =
    'response_url' in plan.operation.query ? '?duration=60&response_url=https://198.51.100.1/x' : '';
  const headers = new Headers({ Authorization: authorization(as, version.tokenEncoding) });
  if (version.routed) route(headers, 'to', us);
  if (version.routed && from) route(headers, 'from', from);
  const { method } = plan.operation;
  const body = plan.operation.body && JSON.stringify(bodyOf(version, plan, target));
  const init = { method, headers, ...(body === undefined ? {} : { body }) };
  const answer = await api.fetch(new Request(`${joinUrl(endpoint, path)}${query}`, init));
  const text = await answer.text();
  const { status_code } = JSON.parse(text) as { status_code: number };
  return { status: answer.status, code: status_code, text, total: answer.headers.get('x-total-count') };
}

function route(headers: Headers, side: 'to' | 'from', { country_code, party_id }: Party): void {
  headers.set(`OCPI-${side}-country-code`, country_code);
  headers.set(`OCPI-${side}-party-id`, party_id);
}

/** The ids of a target, down to its parts, as path parameters. */
function paramsOf(plan: Plan, { owner, id, value }: Hidden): Record<string, string> {
  const params: Record<string, string> = {
    ...owner,
    command: 'START_SESSION',
    command_id: 'C',
    result_id: 'R',
  };
  if (plan.idParam !== undefined) params[plan.idParam] ??= id[0] ?? '';
  let part: JsonObject | undefined = value;
  for (const { list, id: field, param } of plan.levels) {
    part = part && itemsOf(part, list)[0];
    params[param] = String(part?.[field] ?? '1');
  }
  return params;
}

/** A body that would be accepted from the owner: the target itself or its part, newer than what is kept. */
function bodyOf(version: Version, plan: Plan, { value, id, owner }: Hidden): JsonObject {
  const last_updated = '2030-01-01T00:00:00Z';
  if (plan.operation.patch) return { last_updated };
  const sample = sampleFor(version.version, plan.operation.body as Schema, 7) as JsonObject;
  let part: JsonObject | undefined = value;
  for (const { list } of plan.levels) part = part && itemsOf(part, list)[0];
  if (plan.operation.kind === 'write' && !plan.operation.givenUrl)
    return { ...sample, ...part, last_updated };
  const url = { response_url: 'https://198.51.100.1/result' };
  const named = { session_id: id[0], country_code: owner.country_code, party_id: owner.party_id };
  const known = Object.fromEntries(Object.entries({ ...named, ...url }).filter(([name]) => name in sample));
  return { ...sample, ...known };
}
