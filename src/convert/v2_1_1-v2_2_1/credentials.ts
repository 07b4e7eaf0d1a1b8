import {
  type Credentials as Credentials211,
  CredentialsSchema as Credentials211Schema,
} from '../../schema/v2_1_1/credentials.js';
import {
  CredentialsSchema as Credentials221Schema,
  type CredentialsRole,
} from '../../schema/v2_2_1/credentials.js';
import { sameJson } from '../json.js';
import { between } from '../rule.js';
import type { Walk } from '../walk.js';

const credentials = between('Credentials', Credentials211Schema, Credentials221Schema);

/** Credentials: one party without a role in 2.1.1. @see OCPI 2.2.1, credentials, credentials_credentials_object */
export const credentialsRules = credentials.rules(
  credentials.same('token', 'url'),
  credentials.converted(
    ['business_details', 'party_id', 'country_code'],
    ['roles'],
    {
      note: 'the party, in each of the `roles` of the context',
      run: (source, target, walk) => {
        target.roles = rolesOf(
          source,
          walk.known(walk.options.roles, 'roles', 'the roles of the party') ?? [],
        );
      },
    },
    {
      note: 'the party of the first role that is in `roles` of the context, else of the first; the role is lost',
      run: (source, target, walk) => {
        const wanted = walk.options.roles ?? [];
        const one = source.roles?.find(({ role }) => wanted.includes(role)) ?? source.roles?.[0];
        if (!one) return;
        target.business_details = one.business_details as Credentials211['business_details'];
        target.party_id = one.party_id;
        target.country_code = one.country_code;
        reportRoles(source.roles, one, wanted, walk);
      },
    },
  ),
);

function rolesOf(
  {
    business_details,
    party_id,
    country_code,
  }: Pick<CredentialsRole, 'party_id' | 'country_code'> & { business_details: object },
  roles: readonly string[],
): CredentialsRole[] {
  const details = business_details as CredentialsRole['business_details'];
  return roles.map((role) => ({ role, business_details: details, party_id, country_code }));
}

function reportRoles(
  source: readonly CredentialsRole[],
  one: CredentialsRole,
  wanted: readonly string[],
  walk: Walk,
): void {
  const back = rolesOf(one, wanted);
  source.forEach((role, index) => {
    if (back.some((other) => sameJson(role, other))) return;
    const reason = 'Credentials of OCPI 2.1.1 name one party and no role.';
    walk.report('lost', 'no_field', reason, 'roles', index, ...(role === one ? ['role'] : []));
  });
  const kept = source.filter((role) => back.some((other) => sameJson(role, other)));
  if (wanted.length === 0 || sameJson(kept, back)) return;
  walk.report('assumed', 'derived', 'The roles given are not those that the platform has.', 'roles');
}
