import type { Partners, Registration, RegistrationChange } from './registration.js';

/** Keeps registrations in memory: for tests and demonstrations; everything is lost with the process. */
export function memoryPartners(initial: readonly Registration[] = []): Partners {
  const byId = new Map<string, Registration>(initial.map((registration) => [registration.id, registration]));
  const byHash = new Map<string, string>();
  const index = (registration: Registration): void => {
    for (const { hash } of registration.inbound) byHash.set(hash, registration.id);
  };
  for (const registration of initial) index(registration);
  const unindex = (registration: Registration | undefined): void => {
    for (const { hash } of registration?.inbound ?? []) byHash.delete(hash);
  };
  let changes = 0;
  return {
    async findByToken(hash) {
      return byId.get(byHash.get(hash) ?? '');
    },
    async get(id) {
      return byId.get(id);
    },
    async list() {
      return [...byId.values()];
    },
    async update(id: string, change: RegistrationChange) {
      const current = byId.get(id);
      const next = change(current);
      if (next) {
        unindex(current);
        byId.set(id, next);
        index(next);
        changes += 1;
      }
      return next ?? current;
    },
    async remove(id) {
      unindex(byId.get(id));
      byId.delete(id);
      changes += 1;
    },
    async revision() {
      return String(changes);
    },
  };
}
