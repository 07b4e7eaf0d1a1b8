import { ConnectorSchema, EVSESchema, LocationSchema } from '../../schema/v2_3_0/locations.js';
import { defineModule } from '../interface.js';
import { get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

/**
 * Locations with their EVSEs and Connectors: the CPO owns them (Sender), eMSPs and NSPs are told (Receiver).
 * @see OCPI 2.3.0, mod_locations, mod_locations_interfaces_and_endpoints
 */
export const locations = defineModule('2.3.0', 'locations', {
  sender: {
    implementedBy: ['CPO'],
    operations: {
      list: list({ item: LocationSchema, query: listQuery, anchor: 'mod_locations_get_method' }),
      getLocation: get({
        path: '/{location_id}',
        data: LocationSchema,
        anchor: 'mod_locations_get_method',
      }),
      getEvse: get({
        path: '/{location_id}/{evse_uid}',
        data: EVSESchema,
        anchor: 'mod_locations_get_method',
      }),
      getConnector: get({
        path: '/{location_id}/{evse_uid}/{connector_id}',
        data: ConnectorSchema,
        anchor: 'mod_locations_get_method',
      }),
    },
  },
  receiver: {
    implementedBy: ['EMSP', 'NSP'],
    operations: {
      getLocation: get({
        path: '/{country_code}/{party_id}/{location_id}',
        data: LocationSchema,
        anchor: 'mod_locations_get_method_eMSP',
      }),
      getEvse: get({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}',
        data: EVSESchema,
        anchor: 'mod_locations_get_method_eMSP',
      }),
      getConnector: get({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}/{connector_id}',
        data: ConnectorSchema,
        anchor: 'mod_locations_get_method_eMSP',
      }),
      putLocation: put({
        path: '/{country_code}/{party_id}/{location_id}',
        body: LocationSchema,
        identity: { country_code: 'country_code', party_id: 'party_id', location_id: 'id' },
        anchor: 'mod_locations_put_method',
      }),
      putEvse: put({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}',
        body: EVSESchema,
        identity: { evse_uid: 'uid' },
        anchor: 'mod_locations_put_method',
      }),
      putConnector: put({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}/{connector_id}',
        body: ConnectorSchema,
        identity: { connector_id: 'id' },
        anchor: 'mod_locations_put_method',
      }),
      patchLocation: patch({
        path: '/{country_code}/{party_id}/{location_id}',
        body: LocationSchema,
        identity: { country_code: 'country_code', party_id: 'party_id', location_id: 'id' },
        anchor: 'mod_locations_patch_method',
      }),
      patchEvse: patch({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}',
        body: EVSESchema,
        identity: { evse_uid: 'uid' },
        anchor: 'mod_locations_patch_method',
      }),
      patchConnector: patch({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}/{connector_id}',
        body: ConnectorSchema,
        identity: { connector_id: 'id' },
        anchor: 'mod_locations_patch_method',
      }),
    },
  },
});
