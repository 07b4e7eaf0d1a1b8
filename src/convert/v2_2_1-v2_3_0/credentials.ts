import {
  type Credentials as Credentials221,
  CredentialsSchema as Credentials221Schema,
  type CredentialsRole as Role221,
  CredentialsRoleSchema as Role221Schema,
} from '../../schema/v2_2_1/credentials.js';
import {
  CredentialsSchema as Credentials230Schema,
  type CredentialsRole as Role230,
  CredentialsRoleSchema as Role230Schema,
} from '../../schema/v2_3_0/credentials.js';
import { sameJson } from '../json.js';
import { between } from '../rule.js';
import type { Walk } from '../walk.js';

const role = between('CredentialsRole', Role221Schema, Role230Schema);

/** CredentialsRole. @see OCPI 2.3.0, credentials, credentials_credentials_role_class */
export const credentialsRoleRules = role.rules(
  role.same('role', 'business_details', 'party_id', 'country_code'),
);

const credentials = between('Credentials', Credentials221Schema, Credentials230Schema);

/**
 * Credentials: the hub of a platform is a role in 2.2.1 and a field of its own in 2.3.0, where its business details stay
 * in a role OTHER of the same party.
 * @see OCPI 2.3.0, credentials, credentials_credentials_object
 */
export const credentialsRules = credentials.rules(
  credentials.same('token', 'url'),
  credentials.converted(
    ['roles'],
    ['roles', 'hub_party_id'],
    {
      note: 'the party of the role HUB is `hub_party_id`; its role becomes OTHER',
      run: (source, target, walk) => {
        const hub = source.roles.findIndex((one) => one.role === 'HUB' && one.party_id.length === 3);
        if (hub >= 0) target.hub_party_id = codeOf(source.roles[hub] as Role221);
        target.roles = source.roles.flatMap((one, index) => {
          if (index === hub && index > 0 && index === source.roles.length - 1 && isBare(one)) return [];
          return [roleUp(one, index, hub, walk)];
        });
      },
    },
    {
      note: 'the party of `hub_party_id` gets the role HUB, in place of its role OTHER or as one more',
      run: (source, target, walk) => {
        const hub = hubOf(source.hub_party_id, walk);
        const place =
          hub === undefined
            ? -1
            : source.roles.findIndex((one) => one.role === 'OTHER' && codeOf(one) === hub);
        target.roles = source.roles.map((one, index) => {
          const converted = walk.object<Role221>('CredentialsRole', one, 'roles', index);
          return index === place ? { ...converted, role: 'HUB' } : converted;
        });
        if (hub !== undefined && place < 0) addHub(hub, target.roles, walk);
      },
    },
  ),
);

const codeOf = (one: Pick<Role221, 'country_code' | 'party_id'>): string =>
  `${one.country_code}${one.party_id}`;

function hubOf(hub: string | undefined, walk: Walk): string | undefined {
  if (hub === undefined || /^[A-Za-z]{2}.{3}$/.test(hub)) return hub;
  walk.report('lost', 'no_place', 'This is not a country code and a party id.', 'hub_party_id');
  return undefined;
}

/** Whether a role says no more of a hub than its party. */
const isBare = (one: Role221): boolean =>
  sameJson(one.business_details, { name: codeOf(one) }) && Object.keys(one).length === 4;

function roleUp(one: Role221, index: number, hub: number, walk: Walk): Role230 {
  const plain = index === hub ? { ...one, role: 'OTHER' } : one;
  return walk.object('CredentialsRole', plain, 'roles', index);
}

function addHub(hub: string, roles: Credentials221['roles'], walk: Walk): void {
  const [country_code, party_id] = [hub.slice(0, 2), hub.slice(2)];
  roles.push({ role: 'HUB', business_details: { name: hub }, party_id, country_code });
  const reason = 'A role needs business details; the name of the hub is not known.';
  walk.report('defaulted', 'required_here', reason, 'roles', roles.length - 1, 'business_details');
}
