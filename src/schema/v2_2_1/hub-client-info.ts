import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, type Open, object } from '../../core/object.js';
import { ciString, dateTime } from '../../core/primitives.js';
import { isClientInfo } from '../guards_v2_2_1/hub-client-info.js';
import { type Role, RoleSchema } from './types.js';

/**
 * State of the connection between a hub and a party.
 * @see OCPI 2.2.1, mod_hub_client_info, mod_hub_client_info_hub_connection_type_enum
 */
export type ConnectionStatus = Open<'CONNECTED' | 'OFFLINE' | 'PLANNED' | 'SUSPENDED'>;

/** Schema of {@link ConnectionStatus}. */
export const ConnectionStatusSchema: Schema<ConnectionStatus> = closedEnum<ConnectionStatus>(
  'ConnectionStatus',
  ['CONNECTED', 'OFFLINE', 'PLANNED', 'SUSPENDED'],
);

/**
 * A party connected to a hub, and whether it can be reached.
 * @see OCPI 2.2.1, mod_hub_client_info, mod_hub_client_info_hub_client_info_object
 */
export interface ClientInfo {
  /** Party id of the party. */
  party_id: string;
  /** ISO 3166-1 alpha-2 code of the country the party operates in. */
  country_code: string;
  /** Role of the party. */
  role: Role;
  /** State of the connection to the party. */
  status: ConnectionStatus;
  /** When this ClientInfo was last changed or created. */
  last_updated: string;
}

/** Schema of {@link ClientInfo}. */
export const ClientInfoSchema: ObjectSchema<ClientInfo> = object<ClientInfo>(
  'ClientInfo',
  {
    party_id: ciString(3),
    country_code: ciString(2, ALPHA2),
    role: RoleSchema,
    status: ConnectionStatusSchema,
    last_updated: dateTime(),
  },
  [],
  isClientInfo,
);
