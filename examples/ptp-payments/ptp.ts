import type { Party } from 'ocpi-js';
import { modules, v2_3_0 } from 'ocpi-js/2.3.0';
import { type FinancialAdviceConfirmation, payments } from 'ocpi-js/2.3.0/payments';
import type { ClientOptions } from 'ocpi-js/client';
import { invite, memoryPartners } from 'ocpi-js/partners';
import { createPublisher } from 'ocpi-js/push';
import { createOcpiHandler, defineRole, type HandlerOptions } from 'ocpi-js/server';
import { type Changed, memoryStore, storeBacked } from 'ocpi-js/store';

export const PTP = {
  role: 'PTP',
  country_code: 'NL',
  party_id: 'PAY',
  business_details: { name: 'Pay at the Pole' },
};

/**
 * A payment terminal provider: CPOs activate Terminals and say where they stand; it posts each Terminal to its CPO, and
 * what was captured with it.
 */
export function createPtp(
  options: Pick<HandlerOptions, 'publicUrl' | 'urls' | 'onError'>,
  client: ClientOptions,
) {
  const store = memoryStore();
  const partners = memoryPartners();
  const onChanged = (change: Changed) => publisher.changed(change);
  const role = defineRole(v2_3_0, PTP, storeBacked(store, { payments }, { onChanged }));
  const api = createOcpiHandler({ ...options, fetch: client.fetch, partners, roles: [role] });
  const versions = [{ version: v2_3_0, modules: { ...modules, payments } }];
  const publisher = createPublisher({ self: api, store, versions, client, onError: console.error });
  return {
    api,
    /** Token A for a CPO; with our versions URL it is all that the CPO needs to register. */
    invite: async (id: string) => (await invite(partners, { id })).token,
    /** Tells a CPO what was captured for a Session that was paid at one of its Terminals. */
    async captured(cpo: Party, value: FinancialAdviceConfirmation) {
      const key = { module: 'payments/financial-advice-confirmations', owner: PTP, id: value.id };
      await publisher.publishAs(key, { version: '2.3.0', value: { ...value }, audience: cpo });
    },
    /** Resolves when everything has arrived that can arrive. */
    delivered: () => publisher.idle(),
    close: () => publisher.close(),
  };
}
