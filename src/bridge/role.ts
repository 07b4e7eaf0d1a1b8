import type { Operation } from '../contract/operation.js';
import type { Version } from '../contract/version.js';
import type { Loss } from '../convert/loss.js';
import { OcpiConversionError, OcpiStatusError } from '../core/errors.js';
import { StatusCode } from '../core/status.js';
import { handlerOf } from '../server/invoke.js';
import type { Context, Handler, Input, Page, Role, Served, WriteOutcome } from '../server/types.js';
import { contextOf } from './context.js';
import { issuesOf, sentenceOf } from './losses.js';
import type { Subject } from './options.js';
import { ownerOfRequest } from './owner.js';
import { putWhole } from './put-whole.js';
import type { BridgedOperation, BridgedRequest, RoleBridging } from './request.js';
import { byType } from './token-type.js';
import { type Pair, pairOf, translateBody, translateData, translateQuery } from './translate.js';
import { interfaceIn } from './versions.js';
import { hasWhole } from './whole.js';

/** A role in another version, over the handlers of the role; what the other version does not have is not served. */
export const bridgedRole = (role: Role, version: Version, bridging: RoleBridging): Role => ({
  version,
  party: role.party,
  served: role.served.flatMap((served) => bridgedServed(served, version, bridging)),
});

function bridgedServed(served: Served, { version }: Version, bridging: RoleBridging): Served[] {
  const { module, role, operations } = served.contract;
  const contract = interfaceIn(version, module, role);
  if (!contract) return [];
  const handlers: Record<string, Handler<Operation>> = {};
  for (const name of Object.keys(contract.operations)) {
    const isThere = handlerOf(served, name) !== undefined;
    const isReplaced = operations[name] === undefined && hasWhole(operations, name);
    if (isThere || isReplaced) handlers[name] = bridgedHandler({ name, contract, served, ...bridging });
  }
  return Object.keys(handlers).length > 0 ? [{ contract, handlers }] : [];
}

function bridgedHandler(operation: BridgedOperation): Handler<Operation> {
  return async (input, context) => {
    const request = requestOf(operation, input, context);
    const work = () => answer(request);
    try {
      if (operation.contract.operations[operation.name]?.kind !== 'write') return await work();
      return await operation.turns.take(turnOf(request), work);
    } catch (error) {
      throw error instanceof OcpiConversionError ? refusalOf(error) : error;
    }
  };
}

/** Writes of one object wait for each other: a change may have to read it before. */
const turnOf = ({ contract, input, context }: BridgedRequest): string => {
  const { evse_uid: _evse, connector_id: _connector, ...params } = input.params as Record<string, string>;
  return [context.partner.id, contract.module, ...Object.values(params)].join('/').toUpperCase();
};

/** What cannot be converted is wrong for us, and the partner is told why. */
const refusalOf = (error: OcpiConversionError): OcpiStatusError =>
  new OcpiStatusError(StatusCode.invalidParameters, error.message, { cause: error });

function requestOf(operation: BridgedOperation, input: Input<Operation>, context: Context): BridgedRequest {
  const { contract, options } = operation;
  const owner = ownerOfRequest(input, context, contract);
  const subject = (object: unknown, from: Subject['from'], to: Subject['to']): Subject => {
    const params = { ...(input.query as object), ...input.params };
    const { module, role } = contract;
    return { module, role, operation: operation.name, object, params, from, to, owner };
  };
  const emsp = contract.role === 'SENDER' ? owner : context.role;
  return {
    ...operation,
    input: owner ? { ...input, params: { ...owner, ...input.params } } : input,
    context: ownContext(operation, context, owner),
    contextFor: (...about) => contextOf(subject(...about), options, emsp),
    tell: (losses, ...about) => {
      if (losses.length === 0) return;
      options.onLosses?.(losses, subject(...about));
      const [, , to] = about;
      context.note(issuesOf(losses, to), options.statusMessage ? sentenceOf(losses, to) : undefined);
    },
  };
}

/** The context as a handler of our version expects it: there the headers or the object name the owner. */
function ownContext(
  { served, contract, bridge }: BridgedOperation,
  context: Context,
  owner: Context['routing']['from'],
): Context {
  const { partner, role, requestId, correlationId, routing, issues, endpointUrl } = context;
  const isTold = contract.role === 'RECEIVER' && served.contract.version === '2.1.1' && owner !== undefined;
  return {
    partner,
    role,
    version: served.contract.version,
    requestId,
    correlationId,
    routing: isTold ? { ...routing, from: owner } : routing,
    issues,
    endpointUrl,
    bridge,
    get signal() {
      return context.signal;
    },
    note: (...about) => context.note(...about),
  };
}

async function answer(request: BridgedRequest): Promise<WriteOutcome | undefined> {
  const { name, contract, served, input, context } = request;
  const pair = pairOf(contract, served.contract, name);
  const handler = handlerOf(served, name);
  if (!pair || !handler) return putWhole(request);
  const known = await request.contextFor(input.body, pair.from, pair.to);
  const body = translateBody(pair, input.body, known);
  if (!body) return putWhole(request);
  request.tell(body.losses, input.body, pair.from, pair.to);
  const query = translateQuery(pair, input.query);
  const output: unknown = await byType(pair, { ...input, query, body: body.value }, (one) =>
    handler(one, context),
  );
  return (await answerOf(request, pair, output)) as WriteOutcome;
}

async function answerOf(request: BridgedRequest, pair: Pair, output: unknown): Promise<unknown> {
  const { kind } = pair.target;
  if (kind === 'write' || output === undefined) return output;
  if (kind !== 'list') return dataOf(request, pair, output);
  const page = output as Page<unknown> | readonly unknown[];
  const items = async (list: readonly unknown[]) => {
    const converted = await Promise.all(list.map((one) => itemOf(request, pair, one)));
    return converted.filter((object) => object !== undefined);
  };
  return 'items' in page ? { ...page, items: await items(page.items) } : items(page);
}

async function dataOf(request: BridgedRequest, pair: Pair, object: unknown): Promise<unknown> {
  const { value, losses } = await converted(request, pair, object);
  request.tell(losses, object, pair.to, pair.from);
  return value;
}

/** One object of a list: one that cannot be converted costs no other, it is left out and reported. */
async function itemOf(request: BridgedRequest, pair: Pair, object: unknown): Promise<unknown> {
  try {
    return await dataOf(request, pair, object);
  } catch (error) {
    if (!(error instanceof OcpiConversionError)) throw error;
    const { id } = (object ?? {}) as { id?: unknown };
    const reason = `${String(id)} is left out: ${error.message}`;
    const loss: Loss = { pointer: error.losses[0]?.pointer ?? '', kind: 'lost', code: 'no_place', reason };
    request.options.onLosses?.([loss], {
      ...request,
      module: request.contract.module,
      role: request.contract.role,
      operation: request.name,
      object,
      params: request.input.params,
      from: pair.to,
      to: pair.from,
      owner: undefined,
    });
    request.context.note(issuesOf([loss], pair.from, 'error'));
    return undefined;
  }
}

async function converted(request: BridgedRequest, pair: Pair, object: unknown) {
  const known = await request.contextFor(object, pair.to, pair.from);
  // The asker knows which Token it asked about.
  const { token } = request.name === 'authorize' ? ((object ?? {}) as { token?: object }) : {};
  return translateData(pair, object, token ? { ...known, token } : known);
}
