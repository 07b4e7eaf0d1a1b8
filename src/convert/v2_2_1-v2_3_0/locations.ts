import {
  ConnectorSchema as Connector221Schema,
  EVSESchema as EVSE221Schema,
  LocationSchema as Location221Schema,
  PublishTokenTypeSchema as PublishTokenType221Schema,
  StatusScheduleSchema as StatusSchedule221Schema,
} from '../../schema/v2_2_1/locations.js';
import {
  ConnectorSchema as Connector230Schema,
  EVSESchema as EVSE230Schema,
  LocationSchema as Location230Schema,
  PublishTokenTypeSchema as PublishTokenType230Schema,
  StatusScheduleSchema as StatusSchedule230Schema,
} from '../../schema/v2_3_0/locations.js';
import { between } from '../rule.js';

const schedule = between('StatusSchedule', StatusSchedule221Schema, StatusSchedule230Schema);

/** StatusSchedule. @see OCPI 2.3.0, mod_locations, mod_locations_statusschedule_class */
export const statusScheduleRules = schedule.rules(schedule.same('period_begin', 'period_end', 'status'));

const publish = between('PublishTokenType', PublishTokenType221Schema, PublishTokenType230Schema);

/** PublishTokenType. @see OCPI 2.3.0, mod_locations, mod_locations_publish_token_class */
export const publishTokenTypeRules = publish.rules(
  publish.same('uid', 'type', 'visual_number', 'issuer', 'group_id'),
);

const connector = between('Connector', Connector221Schema, Connector230Schema);

/** Connector. @see OCPI 2.3.0, mod_locations, mod_locations_connector_object */
export const connectorRules = connector.rules(
  connector.same(
    'id',
    'standard',
    'format',
    'power_type',
    'max_voltage',
    'max_amperage',
    'max_electric_power',
  ),
  connector.same('tariff_ids', 'terms_and_conditions', 'last_updated'),
  connector.added('capabilities'),
);

const evse = between('EVSE', EVSE221Schema, EVSE230Schema);

/** EVSE. @see OCPI 2.3.0, mod_locations, mod_locations_evse_object */
export const evseRules = evse.rules(
  evse.same('uid', 'evse_id', 'status', 'status_schedule', 'capabilities', 'connectors', 'floor_level'),
  evse.same(
    'coordinates',
    'physical_reference',
    'directions',
    'parking_restrictions',
    'images',
    'last_updated',
  ),
  evse.added('parking'),
  evse.added('accepted_service_providers'),
);

const location = between('Location', Location221Schema, Location230Schema);

/** Location. @see OCPI 2.3.0, mod_locations, mod_locations_location_object */
export const locationRules = location.rules(
  location.same('country_code', 'party_id', 'id', 'publish', 'publish_allowed_to', 'name', 'address', 'city'),
  location.same(
    'postal_code',
    'state',
    'country',
    'coordinates',
    'related_locations',
    'parking_type',
    'evses',
  ),
  location.same('directions', 'operator', 'suboperator', 'owner', 'facilities', 'time_zone', 'opening_times'),
  location.same('charging_when_closed', 'images', 'energy_mix', 'last_updated'),
  location.added('parking_places'),
  location.added('help_phone'),
);
