import type { PartyRole, Version } from '../../src/contract/version.js';
import { authorization, hashToken } from '../../src/core/token.js';
import type { VersionNumber } from '../../src/core/version.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Registration } from '../../src/partners/registration.js';
import {
  createOcpiHandler,
  defineRole,
  type OcpiHandler,
  type RoleProvider,
} from '../../src/server/index.js';

/** A party with the role that it plays. */
export const party = (role: string, country_code: string, party_id: string): PartyRole => ({
  role,
  country_code,
  party_id,
  business_details: { name: `${country_code} ${party_id}` },
});

export const CPO = party('CPO', 'NL', 'ABC');
export const EMSP = party('EMSP', 'DE', 'MSP');
export const OTHER_CPO = party('CPO', 'NL', 'XYZ');
export const OTHER_EMSP = party('EMSP', 'FR', 'OTH');

/** An answer, taken apart. */
export interface Answered {
  readonly status: number;
  readonly code: number;
  readonly data: unknown;
  readonly message: string | undefined;
  readonly headers: Headers;
}

/** A way to call a platform as one of its partners. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Answered>;

/** A registration with a partner whose token is the id of the registration; one with the role of a hub was invited as one. */
export async function registrationOf(
  version: VersionNumber,
  id: string,
  roles: readonly PartyRole[],
): Promise<Registration> {
  return {
    id,
    status: 'registered',
    version,
    token: `theirs-${id}`,
    endpoints: [],
    roles,
    trustedHub: roles.some(({ role }) => role === 'HUB'),
    inbound: [{ hash: await hashToken(id), use: 'exchange' }],
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** A platform with one role, on which partners may call. */
export async function platform<V extends VersionNumber>(
  version: Version<V>,
  role: PartyRole,
  provider: RoleProvider<V>,
  partners: Readonly<Record<string, readonly PartyRole[]>>,
): Promise<{
  readonly handler: OcpiHandler;
  readonly as: (partner: string) => Call;
  readonly errors: unknown[];
}> {
  const errors: unknown[] = [];
  const registrations = await Promise.all(
    Object.entries(partners).map(([id, roles]) => registrationOf(version.version, id, roles)),
  );
  const handler = createOcpiHandler({
    publicUrl: 'https://us.example/ocpi',
    partners: memoryPartners(registrations),
    roles: [defineRole(version, role, provider)],
    onError: (error) => errors.push(error),
    urls: { resolve: null },
  });
  return { handler, errors, as: (partner) => callAs(handler, version, partner, role.role.toLowerCase()) };
}

/** Calls a handler with the token of a partner; paths are below the version's base. */
export function callAs(handler: OcpiHandler, version: Version, partner: string, slug = 'cpo'): Call {
  return async (method, path, body) => {
    const base = `https://us.example/ocpi/${version.routed ? '' : `${slug}/`}${version.version}`;
    const url = path.startsWith('https:') ? path : `${base}${path}`;
    const response = await handler.fetch(
      new Request(url, {
        method,
        headers: { authorization: authorization(partner, version.tokenEncoding) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const envelope = (await response.json()) as {
      status_code: number;
      data?: unknown;
      status_message?: string;
    };
    return {
      status: response.status,
      code: envelope.status_code,
      data: envelope.data,
      message: envelope.status_message,
      headers: response.headers,
    };
  };
}
