import {
  ConnectorSchema as Connector211Schema,
  EVSESchema as EVSE211Schema,
  LocationSchema as Location211Schema,
  StatusScheduleSchema as StatusSchedule211Schema,
} from '../../schema/v2_1_1/locations.js';
import {
  ConnectorSchema as Connector221Schema,
  EVSESchema as EVSE221Schema,
  LocationSchema as Location221Schema,
  StatusScheduleSchema as StatusSchedule221Schema,
} from '../../schema/v2_2_1/locations.js';
import { between } from '../rule.js';
import type { Walk } from '../walk.js';
import { ownerRules } from './owner.js';

const schedule = between('StatusSchedule', StatusSchedule211Schema, StatusSchedule221Schema);

/** StatusSchedule. @see OCPI 2.2.1, mod_locations, mod_locations_statusschedule_class */
export const statusScheduleRules = schedule.rules(schedule.same('period_begin', 'period_end', 'status'));

const connector = between('Connector', Connector211Schema, Connector221Schema);

/** Connector: one tariff in 2.1.1, several in 2.2.1. @see OCPI 2.2.1, mod_locations, mod_locations_connector_object */
export const connectorRules = connector.rules(
  connector.same('id', 'standard', 'format', 'power_type', 'terms_and_conditions', 'last_updated'),
  connector.renamed('voltage', 'max_voltage'),
  connector.renamed('amperage', 'max_amperage'),
  connector.added('max_electric_power', {
    reason: 'OCPI 2.1.1 has voltage and current only; a reader may take their product for the power.',
  }),
  connector.converted(
    ['tariff_id'],
    ['tariff_ids'],
    {
      note: 'a list of this one',
      run: (source, target) => {
        if (source.tariff_id !== undefined) target.tariff_ids = [source.tariff_id];
      },
    },
    {
      note: 'the first one; the others are lost',
      run: (source, target, walk) => {
        const [first, ...others] = source.tariff_ids ?? [];
        if (first !== undefined) target.tariff_id = first;
        others.forEach((id, index) => {
          walk.report(
            'lost',
            'several',
            `A Connector has one Tariff; ${id} is left out.`,
            'tariff_ids',
            index + 1,
          );
        });
      },
    },
  ),
);

const evse = between('EVSE', EVSE211Schema, EVSE221Schema);

/** EVSE. @see OCPI 2.2.1, mod_locations, mod_locations_evse_object */
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
);

const location = between('Location', Location211Schema, Location221Schema);

/** Location. @see OCPI 2.2.1, mod_locations, mod_locations_location_object */
export const locationRules = location.rules(
  ownerRules,
  location.same('id', 'name', 'address', 'city', 'country', 'coordinates', 'related_locations', 'evses'),
  location.same('directions', 'operator', 'suboperator', 'owner', 'facilities', 'opening_times'),
  location.same('charging_when_closed', 'images', 'energy_mix', 'last_updated'),
  location.added('publish', {
    fill: (walk) => walk.options.publish ?? true,
    quiet: true,
    note: '`publish` of the context, else true',
    downNote: 'unless it is true: 2.1.1 cannot say that a Location must not be shown',
    code: 'must_not_be_shown',
    reason: 'OCPI 2.1.1 cannot say that a Location must not be shown to everybody: consider not to send it.',
  }),
  location.added('publish_allowed_to'),
  location.added('state'),
  location.converted(
    ['postal_code'],
    ['postal_code'],
    {
      note: 'an empty one is left out',
      run: ({ postal_code }, target) => {
        if (postal_code) target.postal_code = postal_code;
      },
    },
    {
      effect: 'defaulted',
      note: 'empty when there is none',
      run: ({ postal_code }, target, walk) => {
        target.postal_code = postal_code ?? '';
        if (postal_code === undefined || postal_code === null) {
          walk.report(
            'defaulted',
            'required_here',
            'A postal code is required; it is left empty.',
            'postal_code',
          );
        } else if (postal_code === '') {
          walk.report('assumed', 'rewritten', 'An empty postal code is taken for none.', 'postal_code');
        }
      },
    },
  ),
  location.converted(
    ['time_zone'],
    ['time_zone'],
    {
      effect: 'defaulted',
      note: '`timeZone`, else Etc/UTC when there is none',
      run: (source, target, walk) => {
        target.time_zone = source.time_zone ?? zoneFor(source.country, walk);
      },
    },
    {
      effect: 'same',
      note: '',
      run: ({ time_zone }, target) => {
        if (time_zone !== undefined) target.time_zone = time_zone;
      },
    },
  ),
  location.converted(
    ['type'],
    ['parking_type'],
    {
      note: 'UNKNOWN and OTHER are left out',
      run: (source, target, walk) => {
        if (source.type === 'OTHER') {
          walk.report('lost', 'no_value', 'No parking type of OCPI 2.2.1 stands for OTHER.', 'type');
        } else if (source.type !== 'UNKNOWN' && source.type !== undefined) {
          target.parking_type = source.type;
        }
      },
    },
    {
      note: 'UNKNOWN when there is none; ALONG_MOTORWAY and ON_DRIVEWAY become OTHER',
      run: (source, target, walk) => {
        target.type = typeOf(source.parking_type ?? undefined, walk);
      },
    },
  ),
);

function zoneFor(country: string | undefined, walk: Walk): string {
  const { timeZone } = walk.options;
  if (typeof timeZone === 'function' && country === undefined) {
    return walk.cannot(
      'no_place',
      'The time zone depends on the country, which a change does not say.',
      'time_zone',
    );
  }
  const zone = typeof timeZone === 'function' ? timeZone(country ?? '') : timeZone;
  const reason =
    zone === undefined ? 'A time zone is required; nothing says which.' : 'A time zone is required.';
  walk.report('defaulted', 'required_here', reason, 'time_zone');
  return zone ?? 'Etc/UTC';
}

const ONLY_NEW: ReadonlySet<string> = new Set(['ALONG_MOTORWAY', 'ON_DRIVEWAY']);

function typeOf(parking: string | undefined, walk: Walk): string {
  if (parking === undefined) {
    walk.report('defaulted', 'required_here', 'A type is required; it is not known.', 'type');
    return 'UNKNOWN';
  }
  if (!ONLY_NEW.has(parking)) return parking;
  const reason = `OCPI 2.1.1 has no value for ${parking}; OTHER comes nearest.`;
  walk.report('lost', 'no_value', reason, 'parking_type');
  return 'OTHER';
}
