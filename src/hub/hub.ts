import { sameParty } from '../core/party.js';
import { createOcpiHandler, type OcpiHandler } from '../server/handler.js';
import type { RelayCall } from '../server/relay.js';
import type { Reply } from '../server/reply.js';
import { arrange, senderOf } from './arrange.js';
import { broadcast, deliverTo } from './broadcast.js';
import { Deliveries, type DeliveriesOptions } from './deliveries.js';
import { relayTo } from './direct.js';
import { type Directory, type Member, makeDirectories } from './directory.js';
import type { HubEnv } from './env.js';
import { forward as forwardOnce } from './forward.js';
import { useGivenUrl } from './given.js';
import { limitedForward } from './limited.js';
import { createLimits } from './limits/limits.js';
import { listAll } from './list-all.js';
import { labelOf } from './message.js';
import type { HubOptions } from './options.js';
import { Outbox } from './outbox.js';
import { checkRules } from './permissions.js';
import { makePlaces } from './places.js';
import { invalid } from './replies.js';
import { hubRoles, partiesFor } from './roles.js';

/** A hub as a handler, like that of any platform, and what its operator can do. */
export interface Hub extends OcpiHandler {
  /** Takes over the broadcasts that ended processes left. It happens by itself with the first broadcast, too. */
  resume(): Promise<void>;
  /** Tries at once what waits for another try. */
  flush(): Promise<void>;
  /** Resolves when no broadcast is under way; a receiver that is down is not waited for. */
  idle(): Promise<void>;
  /** Ends after what is under way; what is left is for other processes, or for the next start. */
  close(): Promise<void>;
}

/** Modules whose objects are meant for everybody. */
const BROADCAST = ['locations', 'tariffs', 'tokens'];

/**
 * Makes a hub: a handler that platforms register with and that passes messages on between their parties.
 * Throws a `TypeError` for a `publicUrl` that is not absolute, or a rule that names a party wrongly.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing
 */
export function createHub(options: HubOptions): Hub {
  checkRules(options.permissions ?? []);
  const { bridging = {}, versions, store } = options;
  const limits = createLimits({ timeout: options.client?.timeout, ...options.forwarding });
  const forward = limitedForward(forwardOnce, limits);
  const env: HubEnv = {
    options,
    hub: options.party,
    directories: makeDirectories(options),
    forward,
    places: makePlaces(store.state),
    preparing: { versions, bridging, forward, contextFor: bridging.contextFor },
    deliveries: makeDeliveries(options, (message, receiver) => deliverTo(env, message, receiver)),
    endpointUrl: (contract, scope) => handler.endpointUrl(contract, scope),
    learn: () => undefined,
  };
  const handler = createOcpiHandler({
    ...options,
    roles: hubRoles(options, () => []),
    relay: (call) => relay(env, call),
    credentials: (about) => partiesFor(env, about),
  });
  const { deliveries } = env;
  return {
    ...handler,
    resume: () => deliveries.start(),
    flush() {
      limits.probe();
      return deliveries.flush();
    },
    idle: () => deliveries.idle(),
    close: () => deliveries.close(),
  };
}

const LEASE = 15_000;

function makeDeliveries(
  { store, lease = LEASE, retryFor = 600_000, retryDelay = 1000, onUndelivered, onError }: HubOptions,
  deliver: DeliveriesOptions['deliver'],
): Deliveries {
  return new Deliveries({
    outbox: new Outbox(store.state, lease),
    deliver,
    retryFor,
    retryDelay,
    interval: lease / 3,
    onError: (error) => onError?.(error, 'broadcast'),
    giveUp({ message }, { partner, party }, reason, error) {
      const { from, correlationId } = message;
      const operation = labelOf(message);
      onUndelivered?.({ partner, to: party, from, operation, correlationId, reason, error });
    },
  });
}

async function relay(env: HubEnv, call: RelayCall): Promise<Reply> {
  const { options, hub } = env;
  const arrangement = arrange(call, { hub, broadcast: options.broadcast ?? BROADCAST });
  if ('statusCode' in arrangement) return arrangement;
  const directory = await env.directories();
  if ('id' in arrangement) return useGivenUrl(env, { call, directory }, arrangement.kind, arrangement.id);
  const from = findSender(env, call, directory);
  if ('statusCode' in from) return from;
  const incoming = { call, from, directory };
  switch (arrangement.kind) {
    case 'direct':
      return relayTo(env, incoming, arrangement.to);
    case 'broadcast':
      return broadcast(env, incoming);
    case 'all':
      return listAll(env, incoming);
    default:
      return invalid('This hub cannot find the receiver of such a request; name it in the OCPI-to headers.');
  }
}

/** The party that sent a request; a hub cannot speak for a party that is connected here itself. */
function findSender({ hub }: HubEnv, call: RelayCall, directory: Directory): Member | Reply {
  const party = senderOf(call);
  const platform = directory.platform(call.partner.id);
  if (!party || !platform) {
    return invalid('Say with the OCPI-from headers which of the parties of the platform this comes from.');
  }
  const isElsewhere = directory
    .find(party)
    .some((one) => one.platform.id !== platform.id && !one.platform.isHub);
  if (platform.isHub && (isElsewhere || sameParty(party, hub))) {
    return invalid('The OCPI-from headers name a party that is connected here itself.');
  }
  return directory.member(platform, party);
}
