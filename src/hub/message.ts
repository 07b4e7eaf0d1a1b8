import { parseJson } from '../core/json.js';
import type { Party } from '../core/party.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { RelayCall } from '../server/relay.js';

/** A request on its way through the hub, as plain data that can be kept. */
export interface Message {
  /** Id of the registration that it came from. */
  readonly partner: string;
  readonly from: Party;
  /** The version that it is written in. */
  readonly version: VersionNumber;
  readonly module: string;
  readonly side: InterfaceRole;
  /** Name of the operation in the contract. */
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  /** What follows the endpoint in the path, decoded. */
  readonly rest: readonly string[];
  /** The query without its question mark. */
  readonly search: string;
  /** The body as JSON text, just as it came where that is known. */
  readonly text?: string | undefined;
  readonly correlationId: string;
}

/** The message of a request. */
export function messageOf(call: RelayCall, from: Party): Message {
  const { contract, match, body, search } = call;
  const text = body.text ?? (body.value === undefined ? undefined : JSON.stringify(body.value));
  return {
    partner: call.partner.id,
    from: { country_code: from.country_code, party_id: from.party_id },
    version: call.version.version,
    module: contract.module,
    side: contract.role,
    operation: match.operation.name,
    params: match.params,
    rest: call.rest,
    search: search.toString(),
    ...(text === undefined ? {} : { text }),
    correlationId: call.ids.correlationId,
  };
}

/** The body of a message as a value. */
export function bodyOf({ text }: Message): unknown {
  const json = text === undefined ? undefined : parseJson(text);
  return json?.ok ? json.value : undefined;
}

/** `locations RECEIVER putLocation`, for reports. */
export const labelOf = ({ module, side, operation }: Message): string => `${module} ${side} ${operation}`;
