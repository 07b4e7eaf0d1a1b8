import {
  CDRSchema as CDR221Schema,
  CdrLocationSchema as CdrLocation221Schema,
  SignedDataSchema as SignedData221Schema,
  SignedValueSchema as SignedValue221Schema,
} from '../../schema/v2_2_1/cdrs.js';
import {
  ChargingPreferencesSchema as ChargingPreferences221Schema,
  SessionSchema as Session221Schema,
} from '../../schema/v2_2_1/sessions.js';
import {
  CDRSchema as CDR230Schema,
  CdrLocationSchema as CdrLocation230Schema,
  SignedDataSchema as SignedData230Schema,
  SignedValueSchema as SignedValue230Schema,
} from '../../schema/v2_3_0/cdrs.js';
import {
  ChargingPreferencesSchema as ChargingPreferences230Schema,
  SessionSchema as Session230Schema,
} from '../../schema/v2_3_0/sessions.js';
import { between } from '../rule.js';
import { nearestStandard } from '../values.js';
import type { Walk } from '../walk.js';

const preferences = between(
  'ChargingPreferences',
  ChargingPreferences221Schema,
  ChargingPreferences230Schema,
);

/** ChargingPreferences. @see OCPI 2.3.0, mod_sessions, mod_sessions_charging_preferences_object */
export const chargingPreferencesRules = preferences.rules(
  preferences.same('profile_type', 'departure_time', 'energy_need', 'discharge_allowed'),
);

const session = between('Session', Session221Schema, Session230Schema);

/** Session. @see OCPI 2.3.0, mod_sessions, mod_sessions_session_object */
export const sessionRules = session.rules(
  session.same('country_code', 'party_id', 'id', 'start_date_time', 'end_date_time', 'kwh', 'cdr_token'),
  session.same(
    'auth_method',
    'authorization_reference',
    'location_id',
    'evse_uid',
    'connector_id',
    'meter_id',
  ),
  session.same('currency', 'charging_periods', 'total_cost', 'status', 'last_updated'),
);

const signedValue = between('SignedValue', SignedValue221Schema, SignedValue230Schema);

/** SignedValue. @see OCPI 2.3.0, mod_cdrs, mod_cdrs_signed_value_class */
export const signedValueRules = signedValue.rules(signedValue.same('nature', 'plain_data', 'signed_data'));

const signed = between('SignedData', SignedData221Schema, SignedData230Schema);

/** SignedData. @see OCPI 2.3.0, mod_cdrs, mod_cdrs_signed_data_class */
export const signedDataRules = signed.rules(
  signed.same('encoding_method', 'encoding_method_version', 'public_key', 'signed_values', 'url'),
);

const place = between('CdrLocation', CdrLocation221Schema, CdrLocation230Schema);

/** CdrLocation. @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdr_location_class */
export const cdrLocationRules = place.rules(
  place.same('id', 'name', 'address', 'city', 'postal_code', 'state', 'country', 'coordinates'),
  place.same('evse_uid', 'evse_id', 'connector_id', 'connector_format', 'connector_power_type'),
  place.converted(
    ['connector_standard'],
    ['connector_standard'],
    {
      effect: 'same',
      note: '',
      run: (source, target) => {
        target.connector_standard = source.connector_standard;
      },
    },
    {
      effect: 'same',
      note: 'MCS becomes IEC_62196_T2_COMBO, SAE_J3400 becomes TESLA_S',
      run: (source, target, walk) => {
        target.connector_standard = standardOf(source.connector_standard, walk);
      },
    },
  ),
);

const NEW_STANDARDS: ReadonlySet<string> = new Set(['MCS', 'SAE_J3400']);

function standardOf(standard: string, walk: Walk): string {
  const nearest = NEW_STANDARDS.has(standard) ? nearestStandard[standard] : undefined;
  if (nearest === undefined) return standard;
  const reason = `OCPI 2.2.1 has no value for ${standard}; ${nearest} comes nearest.`;
  walk.report('lost', 'no_value', reason, 'connector_standard');
  return nearest;
}

const cdr = between('CDR', CDR221Schema, CDR230Schema);

/** CDR. @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdr_object */
export const cdrRules = cdr.rules(
  cdr.same('country_code', 'party_id', 'id', 'start_date_time', 'end_date_time', 'session_id', 'cdr_token'),
  cdr.same('auth_method', 'authorization_reference', 'cdr_location', 'meter_id', 'currency', 'tariffs'),
  cdr.same('charging_periods', 'signed_data', 'total_cost', 'total_fixed_cost', 'total_energy'),
  cdr.same('total_energy_cost', 'total_time', 'total_time_cost', 'total_parking_time', 'total_parking_cost'),
  cdr.same('total_reservation_cost', 'remark', 'invoice_reference_id', 'credit', 'credit_reference_id'),
  cdr.same('home_charging_compensation', 'last_updated'),
);
