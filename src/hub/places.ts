import type { Party } from '../core/party.js';
import { randomText } from '../core/random.js';
import type { InterfaceRole } from '../core/version.js';
import type { StateStore } from '../store/store.js';

/** A URL at a platform for which the hub gave away one of its own. */
export interface Place {
  /** Ids of the registrations: who may use the hub's URL, and whose the real one is. */
  readonly user: string;
  readonly target: string;
  /** The party of the user and that of the target. */
  readonly from: Party;
  readonly to: Party;
  readonly module: string;
  readonly side: InterfaceRole;
  readonly url: string;
  readonly correlationId?: string | undefined;
}

/** What a URL is for. */
export type PlaceKind = 'page' | 'location' | 'response';

/** Keeps real URLs in the store, so that those which the hub gives away hold nothing but an id that cannot be guessed. */
export interface Places {
  /** Keeps a URL and gives its id. */
  keep(kind: PlaceKind, place: Place, lifetime: number): Promise<string>;
  /** The URL with an id, for its user only. */
  find(kind: PlaceKind, id: string, use: Use): Promise<Place | undefined>;
  /** The same for a URL that can be used once. */
  take(kind: PlaceKind, id: string, use: Use): Promise<Place | undefined>;
  /** Makes a URL that was taken usable again, because it did not serve its purpose. */
  giveBack(kind: PlaceKind, id: string, place: Place, lifetime: number): Promise<void>;
}

/** How a URL is used. */
export type Use = Pick<Place, 'user' | 'module' | 'side'>;

const ID = /^[\w-]{32}$/;

/** Makes the keeper of URLs; lifetimes are in milliseconds. */
export function makePlaces(state: StateStore): Places {
  const collection = (kind: PlaceKind): string => `hub-${kind}`;
  const put = async (kind: PlaceKind, id: string, place: Place, lifetime: number): Promise<void> => {
    const expires = new Date(Date.now() + lifetime).toISOString();
    await state.update(collection(kind), id, () => ({ value: place, expires }));
  };
  return {
    async keep(kind, place, lifetime) {
      const id = randomText(32);
      await put(kind, id, place, lifetime);
      return id;
    },
    async find(kind, id, use) {
      if (!ID.test(id)) return undefined;
      const place = (await state.get(collection(kind), id)) as Place | undefined;
      return place && isFor(place, use) ? place : undefined;
    },
    async take(kind, id, use) {
      if (!ID.test(id)) return undefined;
      let taken: Place | undefined;
      await state.update(collection(kind), id, (current) => {
        const place = current as Place | undefined;
        taken = place && isFor(place, use) ? place : undefined;
        return taken ? 'remove' : undefined;
      });
      return taken;
    },
    giveBack: put,
  };
}

const isFor = (place: Place, { user, module, side }: Use): boolean =>
  place.user === user && place.module === module && place.side === side;
