import type { Party } from '../core/party.js';
import { createOcpiHandler, type OcpiHandler } from '../server/handler.js';
import { deliverTo } from './broadcast.js';
import { listClients, pushClient } from './client-info.js';
import { type Client, Clients } from './clients.js';
import { Deliveries } from './deliveries.js';
import { makeDirectories } from './directory.js';
import type { HubEnv } from './env.js';
import { factsOf } from './facts.js';
import { forward as forwardOnce } from './forward.js';
import { Heartbeat } from './heartbeat.js';
import { makeKnown } from './known.js';
import { limitedForward } from './limited.js';
import { createLimits, type Limits } from './limits/limits.js';
import { lookUp } from './look-up.js';
import { labelOf } from './message.js';
import { observed } from './observed.js';
import type { HubOptions } from './options.js';
import { Outbox } from './outbox.js';
import { checkRules } from './permissions.js';
import { makePlaces } from './places.js';
import { relay } from './relay.js';
import { hubRoles, partiesFor } from './roles.js';
import { makeTidy } from './tidy.js';

/** A hub as a handler, like that of any platform, and what its operator can do. */
export interface Hub extends OcpiHandler {
  /** All parties that are or were connected, or are planned, with their states. */
  clients(): Promise<readonly Client[]>;
  /** Lets nothing more pass from or to a party, and tells the others that it is SUSPENDED. */
  suspend(party: Party): Promise<void>;
  /** Lets a suspended party take part again. */
  reinstate(party: Party): Promise<void>;
  /** Announces a party that will be connected: the others see it as PLANNED until it registers. */
  plan(party: Party & { readonly role: string }): Promise<void>;
  /** Asks every platform for its versions: those that do not answer become OFFLINE, those that do CONNECTED. */
  check(): Promise<void>;
  /** Begins to work by itself: the heart-beat, and broadcasts that ended processes left. The first request does so, too. */
  resume(): Promise<void>;
  /** Tries at once what waits for another try. */
  flush(): Promise<void>;
  /** Resolves when no broadcast and no client info is under way; a receiver that is down is not waited for. */
  idle(): Promise<void>;
  /** Ends after what is under way; what is left is for other processes, or for the next start. */
  close(): Promise<void>;
}

/**
 * Makes a hub: a handler that platforms register with and that passes messages on between their parties.
 * Throws a `TypeError` for a `publicUrl` that is not absolute, or a rule that names a party wrongly.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing
 */
export function createHub(options: HubOptions): Hub {
  checkRules(options.permissions ?? []);
  const { env, heartbeat, limits } = partsOf(options, (contract, scope) =>
    handler.endpointUrl(contract, scope),
  );
  const { clients, deliveries, known } = env;
  const resume = async (): Promise<void> => {
    heartbeat.start();
    await deliveries.start();
    await clients.refresh();
  };
  let isResumed = false;
  const handler = createOcpiHandler({
    ...options,
    roles: hubRoles(options, ({ query }, { partner }) => listClients(env, query, partner.id)),
    async relay(call) {
      if (!isResumed) {
        isResumed = true;
        await resume();
      }
      return relay(env, call);
    },
    credentials: (about) => partiesFor(env, about),
    async onRegistered(registration) {
      await options.onRegistered?.(registration);
      void clients.sync();
    },
    async onUnregistered(registration) {
      await options.onUnregistered?.(registration);
      void clients.sync();
    },
  });
  return {
    ...handler,
    async clients() {
      await clients.sync();
      return (await clients.list()).map(({ client }) => client);
    },
    suspend: (party) => clients.order(party, 'SUSPENDED'),
    reinstate: (party) => clients.order(party, undefined),
    plan: (party) => clients.order(party, 'PLANNED'),
    check() {
      limits.probe();
      return heartbeat.checkSilent(0);
    },
    resume,
    flush() {
      limits.probe();
      return deliveries.flush();
    },
    async idle() {
      await clients.idle();
      await Promise.all([deliveries.idle(), known.idle()]);
    },
    async close() {
      heartbeat.stop();
      await clients.idle();
      await Promise.all([deliveries.close(), known.idle()]);
    },
  };
}

interface Parts {
  readonly env: HubEnv;
  readonly heartbeat: Heartbeat;
  readonly limits: Limits;
}

/** Puts the parts together, which know each other by what they share. */
function partsOf(options: HubOptions, endpointUrl: HubEnv['endpointUrl']): Parts {
  const { bridging = {}, versions, store, party: hub } = options;
  const directories = makeDirectories(options, () => void env.clients.sync());
  const limits = createLimits({ timeout: options.client?.timeout, ...options.forwarding });
  const forward = observed(limitedForward(forwardOnce, limits), (platform, isReached) => {
    if (isReached) heartbeat.heard(platform);
    void clients.reached(platform.id, isReached);
  });
  const tidy = makeTidy(store.state);
  const known = makeKnown(store.state, (error) => options.onError?.(error, 'known'));
  const clients = new Clients({
    options,
    onChange: (client, partner) => pushClient(env, client, partner),
  });
  const heartbeat = new Heartbeat({ options, directories, forward, clients });
  const env: HubEnv = {
    ...{ options, hub, directories, forward, known, clients, endpointUrl },
    places: makePlaces(store.state),
    preparing: { versions, bridging, forward, contextFor: lookUp({ options, directories, forward }) },
    deliveries: makeDeliveries(
      options,
      (...job) => deliverTo(env, ...job),
      async () => {
        await clients.refresh();
        await tidy();
      },
    ),
    learn: (passed) => known.learn(factsOf(passed)),
    heard(platform) {
      limits.probe(platform.id);
      heartbeat.heard(platform);
      if (clients.isOffline(platform.id)) void heartbeat.check(platform);
    },
  };
  return { env, heartbeat, limits };
}

const LEASE = 15_000;

function makeDeliveries(
  { store, lease = LEASE, retryFor = 600_000, retryDelay = 1000, onUndelivered, onError }: HubOptions,
  deliver: (
    message: Parameters<typeof deliverTo>[1],
    receiver: Parameters<typeof deliverTo>[2],
  ) => ReturnType<typeof deliverTo>,
  onLook: () => Promise<void>,
): Deliveries {
  return new Deliveries({
    outbox: new Outbox(store.state, lease),
    ...{ deliver, onLook, retryFor, retryDelay },
    interval: lease / 3,
    onError: (error) => onError?.(error, 'broadcast'),
    giveUp({ message }, { partner, party }, reason, error) {
      const { from, correlationId } = message;
      const operation = labelOf(message);
      onUndelivered?.({ partner, to: party, from, operation, correlationId, reason, error });
    },
  });
}
