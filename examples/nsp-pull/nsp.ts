import { type Location, locations, tariffs, v2_2_1 } from 'ocpi-js/2.2.1';
import { type ClientOptions, connect } from 'ocpi-js/client';
import { keep, memoryStore } from 'ocpi-js/store';

/** What a pull found. */
export interface Pulled {
  readonly locations: number;
  readonly tariffs: number;
  /** Objects that cannot be used, with the first reason. */
  readonly invalid: readonly string[];
}

/**
 * A navigation service provider that only reads: it needs a versions URL and a token, and no server of its own. The next
 * pull asks only for what has changed since the one before began.
 */
export function createNsp(versionsUrl: string, token: string, client: ClientOptions = {}) {
  const store = memoryStore();
  let since: string | undefined;
  return {
    async pull(): Promise<Pulled> {
      const began = new Date().toISOString();
      const partner = await connect({ version: v2_2_1, versionsUrl, token, ...client });
      const changed = since === undefined ? {} : { date_from: since };
      const count = { locations: 0, tariffs: 0 };
      const invalid: string[] = [];
      const onInvalid = (what: string) => invalid.push(what);
      const found = partner.module(locations.sender).list(changed);
      for await (const item of found.items()) {
        if (!item.ok) onInvalid(`location ${item.index}: ${item.issues[0]?.pointer}`);
        else if (isPublic(item.value)) {
          await keep(store, locations.sender, item.value);
          count.locations += 1;
        }
      }
      for await (const tariff of partner.module(tariffs.sender).list(changed)) {
        await keep(store, tariffs.sender, tariff);
        count.tariffs += 1;
      }
      since = began;
      return { ...count, invalid };
    },
    /** The places where a car can charge now. */
    async free(): Promise<readonly string[]> {
      const { items } = await store.list({ module: locations.id, limit: 1000 });
      const places = items.map(({ value }) => value as unknown as Location);
      const isFree = ({ evses = [] }: Location) => evses.some(({ status }) => status === 'AVAILABLE');
      return places.filter(isFree).map(({ name, address }) => name ?? address);
    },
  };
}

/** Locations that are not to be published are for the drivers of certain Tokens only. */
const isPublic = ({ publish }: Location): boolean => publish;
