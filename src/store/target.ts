import type { Operation } from '../contract/operation.js';
import { OcpiStatusError } from '../core/errors.js';
import { kindOf, valueKindOf } from '../core/kind.js';
import { type Party, sameParty } from '../core/party.js';
import { StatusCode } from '../core/status.js';
import { isHub } from '../partners/hub.js';
import type { Context, Input } from '../server/types.js';
import { isVisible } from './audience.js';
import type { Env } from './env.js';
import { type Plan, shapeOf } from './plan.js';
import type { JsonObject, ObjectKey, StoredObject } from './store.js';

/** A request of any operation. */
export type AnyInput = Input<Operation>;

/** The parties that a partner speaks for in a request: the one in the headers, else all that it has registered. */
export function partiesOf({ partner, routing }: Context): readonly Party[] {
  if (routing.from) return [routing.from];
  const parties: Party[] = [];
  for (const role of partner.roles ?? []) {
    const { country_code, party_id } = role;
    if (!parties.some((party) => sameParty(party, role))) parties.push({ country_code, party_id });
  }
  return parties;
}

/** Whose eyes see a list: the partner's parties; `undefined` for a hub that names none, which sees what all its parties do. */
export function viewersOf(context: Context): readonly Party[] | undefined {
  const { partner, routing } = context;
  return isHub(partner) && !routing.from ? undefined : partiesOf(context);
}

/** Our own party. */
export const ownParty = ({ role }: Context): Party => ({
  country_code: role.country_code,
  party_id: role.party_id,
});

/** The parties under which an object may be kept, most likely first. */
export function ownersOf(plan: Plan, input: AnyInput, context: Context): readonly Party[] {
  const { country_code = '', party_id = '' } = input.params as Record<string, string>;
  if (plan.ownerInPath) return [{ country_code, party_id }];
  // An active charging profile belongs to the CPO that sends it: Session ids are unique within a CPO only.
  if (plan.module === 'chargingprofiles') return partiesOf(context);
  if (plan.contract.role === 'SENDER') return [ownParty(context)];
  const named = namedOwner(plan, input.body);
  return named ? [named] : partiesOf(context);
}

/** The owner that a body names, where its schema says that it always does. */
function namedOwner(plan: Plan, body: unknown): Party | undefined {
  const field = shapeOf(plan.schema).country_code;
  if (!plan.operation.body || !field || kindOf(field).kind === 'optional') return undefined;
  const { country_code, party_id } = body as { country_code?: unknown; party_id?: unknown };
  return typeof country_code === 'string' && typeof party_id === 'string'
    ? { country_code, party_id }
    : undefined;
}

/** Whether an object may be seen by who asks: what we own by its audience, what the partner has sent always. */
export function mayUse(plan: Plan, object: StoredObject | undefined, context: Context): boolean {
  return !object || plan.contract.role === 'RECEIVER' || isVisible(object.audience, viewersOf(context));
}

/** The object in the version that is spoken, or `undefined` when there is none in it. */
export function valueIn(env: Env, object: StoredObject | undefined): JsonObject | undefined {
  if (!object || object.version === env.version) return object?.value;
  return env.options.convert?.(object, env.version);
}

/** The keys under which the object of a request may be kept: one, except for Tokens whose type the request cannot say. */
export function keysOf(plan: Plan, input: AnyInput, context: Context): readonly ObjectKey[] {
  const { module } = plan;
  const keys: ObjectKey[] = [];
  for (const owner of ownersOf(plan, input, context)) {
    for (const id of idsOf(plan, input)) keys.push({ module, owner, id });
  }
  return keys;
}

function idsOf(plan: Plan, input: AnyInput): readonly (readonly string[])[] {
  const body = (input.body ?? {}) as JsonObject;
  const params = input.params as Record<string, string>;
  if (plan.module === 'hubclientinfo') return [[String(body.role ?? '')]];
  const id = plan.idParam === undefined ? String(body[plan.idField] ?? '') : (params[plan.idParam] ?? '');
  return plan.module === 'tokens' ? tokenTypes(plan, input).map((type) => [id, type]) : [[id]];
}

const DEFAULT_TYPE = 'RFID';

/** The types that a request about a Token may mean: the one that it says, else RFID, else (where it cannot say) any. */
export function tokenTypes(plan: Plan, input: AnyInput): readonly string[] {
  const asked = (input.query as { type?: string }).type;
  const told = (input.body as { type?: unknown } | undefined)?.type;
  if (asked !== undefined && typeof told === 'string' && asked !== told) {
    const message = `/type of the body is ${told}, the URL says ${asked}; they must be the same.`;
    throw new OcpiStatusError(StatusCode.invalidParameters, message, { partnerMessage: message });
  }
  const type = asked ?? (typeof told === 'string' ? told : undefined);
  if (type !== undefined) return [type];
  const canSay = Object.hasOwn(plan.operation.query, 'type');
  return canSay ? [DEFAULT_TYPE] : [...new Set([DEFAULT_TYPE, ...knownTypes(plan)])];
}

function knownTypes(plan: Plan): readonly string[] {
  const field = shapeOf(plan.schema).type;
  const kind = field && valueKindOf(field);
  return kind?.kind === 'enum' ? kind.values : [];
}
