import { ConnectorSchema, EVSESchema, LocationSchema } from '../../schema/v2_1_1/locations.js';
import { defineModule } from '../interface.js';
import { get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

/**
 * Locations with their EVSEs and Connectors: the CPO owns them (Sender), eMSPs are told (Receiver).
 * @see OCPI 2.1.1, mod_locations, 2-interfaces-and-endpoints
 */
export const locations = defineModule('2.1.1', 'locations', {
  sender: {
    implementedBy: ['CPO'],
    operations: {
      list: list({ item: LocationSchema, query: listQuery, anchor: '211-get-method' }),
      getLocation: get({
        path: '/{location_id}',
        data: LocationSchema,
        anchor: '211-get-method',
      }),
      getEvse: get({
        path: '/{location_id}/{evse_uid}',
        data: EVSESchema,
        anchor: '211-get-method',
      }),
      getConnector: get({
        path: '/{location_id}/{evse_uid}/{connector_id}',
        data: ConnectorSchema,
        anchor: '211-get-method',
      }),
    },
  },
  receiver: {
    implementedBy: ['EMSP'],
    operations: {
      getLocation: get({
        path: '/{country_code}/{party_id}/{location_id}',
        data: LocationSchema,
        anchor: '221-get-method',
      }),
      getEvse: get({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}',
        data: EVSESchema,
        anchor: '221-get-method',
      }),
      getConnector: get({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}/{connector_id}',
        data: ConnectorSchema,
        anchor: '221-get-method',
      }),
      putLocation: put({
        path: '/{country_code}/{party_id}/{location_id}',
        body: LocationSchema,
        identity: { location_id: 'id' },
        anchor: '222-put-method',
      }),
      putEvse: put({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}',
        body: EVSESchema,
        identity: { evse_uid: 'uid' },
        anchor: '222-put-method',
      }),
      putConnector: put({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}/{connector_id}',
        body: ConnectorSchema,
        identity: { connector_id: 'id' },
        anchor: '222-put-method',
      }),
      patchLocation: patch({
        path: '/{country_code}/{party_id}/{location_id}',
        body: LocationSchema,
        identity: { location_id: 'id' },
        anchor: '223-patch-method',
      }),
      patchEvse: patch({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}',
        body: EVSESchema,
        identity: { evse_uid: 'uid' },
        anchor: '223-patch-method',
      }),
      patchConnector: patch({
        path: '/{country_code}/{party_id}/{location_id}/{evse_uid}/{connector_id}',
        body: ConnectorSchema,
        identity: { connector_id: 'id' },
        anchor: '223-patch-method',
      }),
    },
  },
});
