import {
  CancelReservationSchema as CancelReservation221Schema,
  CommandResponseSchema as CommandResponse221Schema,
  CommandResultSchema as CommandResult221Schema,
  ReserveNowSchema as ReserveNow221Schema,
  StartSessionSchema as StartSession221Schema,
  StopSessionSchema as StopSession221Schema,
  UnlockConnectorSchema as UnlockConnector221Schema,
} from '../../schema/v2_2_1/commands.js';
import {
  AuthorizationInfoSchema as AuthorizationInfo221Schema,
  EnergyContractSchema as EnergyContract221Schema,
  LocationReferencesSchema as LocationReferences221Schema,
  TokenSchema as Token221Schema,
} from '../../schema/v2_2_1/tokens.js';
import {
  CancelReservationSchema as CancelReservation230Schema,
  CommandResponseSchema as CommandResponse230Schema,
  CommandResultSchema as CommandResult230Schema,
  ReserveNowSchema as ReserveNow230Schema,
  StartSessionSchema as StartSession230Schema,
  StopSessionSchema as StopSession230Schema,
  UnlockConnectorSchema as UnlockConnector230Schema,
} from '../../schema/v2_3_0/commands.js';
import {
  AuthorizationInfoSchema as AuthorizationInfo230Schema,
  EnergyContractSchema as EnergyContract230Schema,
  LocationReferencesSchema as LocationReferences230Schema,
  TokenSchema as Token230Schema,
} from '../../schema/v2_3_0/tokens.js';
import { between, type ObjectRules } from '../rule.js';

const contract = between('EnergyContract', EnergyContract221Schema, EnergyContract230Schema);
const token = between('Token', Token221Schema, Token230Schema);
const references = between('LocationReferences', LocationReferences221Schema, LocationReferences230Schema);
const info = between('AuthorizationInfo', AuthorizationInfo221Schema, AuthorizationInfo230Schema);

/** Tokens and their authorization. @see OCPI 2.3.0, mod_tokens, mod_tokens_object_description */
export const tokenRules: readonly ObjectRules[] = [
  contract.rules(contract.same('supplier_name', 'contract_id')),
  token.rules(
    token.same(
      'country_code',
      'party_id',
      'uid',
      'type',
      'contract_id',
      'visual_number',
      'issuer',
      'group_id',
    ),
    token.same('valid', 'whitelist', 'language', 'default_profile_type', 'energy_contract', 'last_updated'),
  ),
  references.rules(references.same('location_id', 'evse_uids')),
  info.rules(info.same('allowed', 'token', 'location', 'authorization_reference', 'info')),
];

const response = between('CommandResponse', CommandResponse221Schema, CommandResponse230Schema);
const result = between('CommandResult', CommandResult221Schema, CommandResult230Schema);
const cancel = between('CancelReservation', CancelReservation221Schema, CancelReservation230Schema);
const reserve = between('ReserveNow', ReserveNow221Schema, ReserveNow230Schema);
const start = between('StartSession', StartSession221Schema, StartSession230Schema);
const stop = between('StopSession', StopSession221Schema, StopSession230Schema);
const unlock = between('UnlockConnector', UnlockConnector221Schema, UnlockConnector230Schema);

/** Commands and their answers. @see OCPI 2.3.0, mod_commands, mod_commands_object_description */
export const commandRules: readonly ObjectRules[] = [
  response.rules(response.same('result', 'timeout', 'message')),
  result.rules(result.same('result', 'message')),
  cancel.rules(cancel.same('response_url', 'reservation_id')),
  reserve.rules(
    reserve.same('response_url', 'token', 'expiry_date', 'reservation_id', 'location_id', 'evse_uid'),
    reserve.same('authorization_reference'),
  ),
  start.rules(
    start.same('response_url', 'token', 'location_id', 'evse_uid', 'connector_id', 'authorization_reference'),
  ),
  stop.rules(stop.same('response_url', 'session_id')),
  unlock.rules(unlock.same('response_url', 'location_id', 'evse_uid', 'connector_id')),
];
