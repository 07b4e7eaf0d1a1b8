import type { Operation } from '../contract/operation.js';
import type { Routing } from '../core/headers.js';
import { kindOf, type Schema } from '../core/kind.js';
import { type Party, sameParty } from '../core/party.js';
import { StatusCode } from '../core/status.js';
import { claimsHub, isHub } from '../partners/hub.js';
import type { Registration } from '../partners/registration.js';
import { type Reply, refuse } from './reply.js';
import type { Candidate, Mount } from './routes.js';

/** Whether a partner may speak for a party: its own roles, and any party when it is a hub that we expect to be one. */
export function speaksFor(partner: Registration, party: Party): boolean {
  return isHub(partner) || (partner.roles ?? []).some((role) => sameParty(role, party));
}

/** What a partner that says it is a hub is told when we were not told so. */
const unexpectedHub = (partner: Registration): string =>
  claimsHub(partner) && !isHub(partner)
    ? ' The token belongs to a hub that is not known as one here: its operator has to be invited as a hub.'
    : '';

const name = (party: Party): string => `${party.country_code}/${party.party_id}`;

/**
 * Checks the parties that URL and headers claim against the credentials; `undefined` when they agree.
 * What belongs to another party is not there for this partner (404).
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_errors
 */
export function checkParties(
  partner: Registration,
  params: Readonly<Record<string, string>>,
  routing: Routing,
): Reply | undefined {
  const { country_code, party_id } = params;
  if (country_code !== undefined && party_id !== undefined) {
    const owner = { country_code, party_id };
    if (!speaksFor(partner, owner)) {
      return refuse(
        StatusCode.unknownLocation,
        `There is nothing of ${name(owner)} here for you.${unexpectedHub(partner)}`,
        404,
      );
    }
  }
  if (routing.from && !speaksFor(partner, routing.from)) {
    const message = `The OCPI-from headers name ${name(routing.from)}, which the credentials token does not belong to.${unexpectedHub(partner)}`;
    return refuse(StatusCode.invalidParameters, message);
  }
  return undefined;
}

/** Checks that ids in the URL and in the body are the same, without regard to case; `undefined` when they are. */
export function checkIdentity(
  partner: Registration,
  operation: Operation,
  params: Readonly<Record<string, string>>,
  body: unknown,
): Reply | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const fields = body as Readonly<Record<string, unknown>>;
  for (const [param, field] of Object.entries(operation.identity)) {
    const inUrl = params[param];
    const inBody = fields[field];
    if (inBody === undefined || inUrl === undefined) continue;
    if (typeof inBody !== 'string' || inBody.toUpperCase() !== inUrl.toUpperCase()) {
      const message = `/${field} of the body is ${JSON.stringify(inBody)}, the URL says ${JSON.stringify(inUrl)}; they must be the same.`;
      return refuse(StatusCode.invalidParameters, message);
    }
  }
  return checkOwner(partner, operation, fields);
}

/**
 * The owner that a POSTed object names must be the partner: there is no owner in its URL. Where its party is optional
 * (that of a payment Terminal) it is not the owner's.
 */
function checkOwner(
  partner: Registration,
  operation: Operation,
  body: Readonly<Record<string, unknown>>,
): Reply | undefined {
  if (operation.kind !== 'write' || operation.method !== 'POST' || operation.givenUrl) return undefined;
  if (!namesOwner(operation.body)) return undefined;
  const { country_code, party_id } = body;
  if (typeof country_code !== 'string' || typeof party_id !== 'string') return undefined;
  const owner = { country_code, party_id };
  if (speaksFor(partner, owner)) return undefined;
  return refuse(
    StatusCode.unknownLocation,
    `The object belongs to ${name(owner)}, the credentials token does not.${unexpectedHub(partner)}`,
    404,
  );
}

function namesOwner(schema: Schema | undefined): boolean {
  const kind = schema && kindOf(schema);
  const field = kind?.kind === 'object' ? kind.shape.party_id : undefined;
  return field !== undefined && kindOf(field).kind !== 'optional';
}

/** The role of ours that a request is for: the only one, or the one that the OCPI-to headers name. */
export function chooseCandidate(mount: Mount, routing: Routing): Candidate | Reply {
  const [first, second] = mount.candidates;
  const { to } = routing;
  if (!to && first && !second) return first;
  const wanted = to && mount.candidates.find(({ role }) => sameParty(role.party, to));
  if (wanted) return wanted;
  const ours = mount.candidates.map(({ role }) => name(role.party)).join(', ');
  const message = to
    ? `The OCPI-to headers name ${name(to)}; this endpoint serves ${ours}.`
    : `Several parties are served here (${ours}); say with the OCPI-to headers which one is meant.`;
  return refuse(StatusCode.invalidParameters, message);
}
