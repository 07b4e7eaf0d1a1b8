import { sameContent } from '../client/content.js';
import type { Partner } from '../client/partner.js';
import type { CallResult } from '../client/types.js';
import { isHub } from '../partners/hub.js';
import { forModule } from '../partners/profile.js';
import { idParts } from '../store/key.js';
import type { Plan } from '../store/plan.js';
import type { JsonObject, ObjectKey } from '../store/store.js';
import { type Step, stepBetween, wholeStep } from './delta.js';
import { isRefusal } from './failure.js';
import type { Address } from './marks.js';
import { type Receiver, receiverOf } from './operations.js';
import type { PublisherOptions, PushVersion, Via } from './types.js';

/** An object that a partner is owed. */
export interface Job {
  readonly address: Address;
  readonly key: ObjectKey;
  readonly turn: string;
  /** What the partner has; `unknown` when that has to be asked, `undefined` when it has nothing. */
  readonly base: JsonObject | undefined | 'unknown';
}

/** What was sent: the state that the partner has now. */
export interface Sent {
  readonly via: Via;
  readonly value: JsonObject | undefined;
}

/** A partner ready to be called about one kind of object. */
interface Target {
  readonly partner: Partner;
  readonly receiver: Receiver;
  readonly job: Job;
}

/** Nothing was to be sent. */
export const NOTHING: Sent = { via: 'nothing', value: undefined };

/** A partner that is connected, in a version that we can push in. */
export interface Connected {
  readonly partner: Partner;
  readonly version: PushVersion;
}

/** Sends the newest state of an object to one partner. Throws what the client throws. */
export async function deliver(options: PublisherOptions, connected: Connected, job: Job): Promise<Sent> {
  const { partner, version } = connected;
  const receiver = receiverOf(version, job.key.module);
  if (!receiver) return NOTHING;
  const target: Target = { partner: routed(partner, job.address), receiver, job };
  const object = await options.store.get(job.key);
  if (!object) return remove(target);
  const { version: spoken } = version.version;
  const value = object.version === spoken ? object.value : options.convert?.(object, spoken);
  if (!value) return NOTHING;
  const via = job.base === 'unknown' ? await catchUp(target, value) : await change(target, job.base, value);
  return { via, value };
}

/** Whether the partner, with what its codes mean, refuses the object of a job. */
export function isRefusedBy({ partner }: Pick<Connected, 'partner'>, { key }: Job, error: unknown): boolean {
  const [module = ''] = key.module.split('/');
  return isRefusal(error, { module, meanings: forModule(partner.profile.meanings, module) });
}

/** The partner as the receiver of a message: one of its parties, or what is behind a hub. */
function routed(partner: Partner, { to }: Address): Partner {
  if (to) return partner.to(to);
  return partner.version.routed && isHub(partner.registration ?? {}) ? partner.broadcast() : partner;
}

async function change(target: Target, base: JsonObject | undefined, value: JsonObject): Promise<Via> {
  const step = stepBetween(target.receiver, base, value);
  if (!step) return 'same';
  if (step.how !== 'patch') return make(target, step);
  const { patch } = target.partner.profile;
  if (forModule(patch, target.receiver.contract.module) === false) return sendWhole(target, value);
  try {
    return await make(target, step);
  } catch (error) {
    if (!isRefusedBy(target, target.job, error)) throw error;
    return catchUp(target, value);
  }
}

/**
 * Asks what the partner has and sends the whole object when that is not it: what was missed is not sent again one by one.
 * A CDR cannot be asked for without its URL, so it is posted again: it never changes, and the same is acknowledged.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_client_owned_object_push
 */
async function catchUp(target: Target, value: JsonObject): Promise<Via> {
  const has = await currentOf(target);
  return has !== undefined && sameContent(has, value) ? 'same' : sendWhole(target, value);
}

async function currentOf(target: Target): Promise<unknown> {
  const { get } = target.receiver;
  if (!get) return undefined;
  try {
    return (await call(target, get, {})).data;
  } catch (error) {
    if (isRefusedBy(target, target.job, error)) return undefined;
    throw error;
  }
}

async function sendWhole(target: Target, value: JsonObject): Promise<Via> {
  const step = wholeStep(target.receiver, value);
  return step ? make(target, step) : 'nothing';
}

async function remove(target: Target): Promise<Sent> {
  const { remove: plan } = target.receiver;
  if (!plan) return NOTHING;
  try {
    await call(target, plan, {});
  } catch (error) {
    if (!isRefusedBy(target, target.job, error)) throw error;
  }
  return { via: 'delete', value: undefined };
}

async function make(target: Target, { how, plan, place, body }: Step): Promise<Via> {
  await call(target, plan, { ...place, body });
  return how;
}

type Method = (args: object, options: object) => Promise<CallResult<unknown>>;

function call({ partner, job }: Target, plan: Plan, more: JsonObject): Promise<CallResult<unknown>> {
  const methods = partner.module(plan.contract) as unknown as Readonly<Record<string, Method>>;
  const { owner } = job.key;
  const [id = '', type] = idParts(job.key.id);
  const args = {
    country_code: owner.country_code,
    party_id: owner.party_id,
    ...(plan.idParam === undefined ? {} : { [plan.idParam]: id }),
    ...(type === undefined ? {} : { type }),
    ...more,
  };
  const method = methods[plan.name];
  if (!method) throw new TypeError(`The interface ${plan.contract.module} has no ${plan.name}.`);
  return method(args, { from: owner });
}
