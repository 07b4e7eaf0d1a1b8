import type { VersionNumber } from 'ocpi-js';
import { type ConvertOptions, convertAny } from 'ocpi-js/convert';
import type { Store } from 'ocpi-js/store';

type Fields = Readonly<Record<string, unknown>>;

/** The objects of the demonstration by module, with what is the same in all versions, read in the newest. */
const FACTS: Readonly<Record<string, { name: string; facts: (object: never) => unknown }>> = {
  locations: {
    name: 'Location',
    facts: ({ id, name, city, coordinates, evses }: Fields) => ({
      ...{ id, name, city, coordinates },
      evses: ((evses ?? []) as Fields[]).map(({ uid, evse_id, status, connectors }) => ({
        ...{ uid, evse_id, status },
        connectors: (connectors as Fields[]).map((one) => [
          one.id,
          one.standard,
          one.power_type,
          one.tariff_ids,
        ]),
      })),
    }),
  },
  tariffs: {
    name: 'Tariff',
    facts: ({ id, currency, elements }: { id: string; currency: string; elements: Elements }) => ({
      ...{ id, currency },
      prices: elements.map((one) => one.price_components.map(({ type, price }) => [type, price])),
    }),
  },
  tokens: {
    name: 'Token',
    facts: ({ uid, type, contract_id, valid, whitelist }: Fields) => ({
      uid,
      type,
      contract_id,
      valid,
      whitelist,
    }),
  },
  sessions: {
    name: 'Session',
    facts: (session: Fields) => ({
      ...pick(session, 'id', 'status', 'kwh', 'start_date_time', 'end_date_time', 'location_id', 'evse_uid'),
      ...pick(session, 'connector_id', 'charging_periods'),
    }),
  },
  cdrs: {
    name: 'CDR',
    facts: ({ total_cost, ...cdr }: Fields & { total_cost: { before_taxes: number } }) => ({
      ...pick(cdr, 'id', 'start_date_time', 'end_date_time', 'total_energy', 'total_time', 'currency'),
      cost: total_cost.before_taxes,
    }),
  },
};

type Elements = readonly { readonly price_components: readonly { type: string; price: number }[] }[];

const pick = (object: Fields, ...fields: string[]): Fields =>
  Object.fromEntries(fields.map((field) => [field, object[field]]));

const EMSP = { country_code: 'DE', party_id: 'MSP' };

/** What an object says in every version. */
export function factsOf(
  module: string,
  object: object,
  number: VersionNumber,
  options: ConvertOptions = {},
): unknown {
  const { name = '', facts } = FACTS[module] ?? {};
  const context = { tokenParty: EMSP, ...options };
  return facts?.(convertAny(name, object, number, '2.3.0', context).value as never);
}

/** Everything that a platform holds, by module and in the order of ids: the same whatever versions were spoken. */
export async function stateOf(store: Store): Promise<Record<string, unknown[]>> {
  const state: Record<string, unknown[]> = {};
  for (const module of Object.keys(FACTS)) {
    const { items } = await store.list({ module, limit: 1000 });
    const facts = items.map(({ key, value, version }) =>
      factsOf(module, value, version, { party: key.owner }),
    );
    state[module] = sorted(facts);
  }
  return state;
}

/** Objects in an order that does not depend on how they came. */
export const sorted = (facts: readonly unknown[]): unknown[] =>
  [...facts].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
