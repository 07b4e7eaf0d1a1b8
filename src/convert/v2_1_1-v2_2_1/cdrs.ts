import { type CDR as CDR211, CDRSchema as CDR211Schema } from '../../schema/v2_1_1/cdrs.js';
import {
  CdrDimensionSchema as CdrDimension211Schema,
  ChargingPeriodSchema as ChargingPeriod211Schema,
} from '../../schema/v2_1_1/charging-period.js';
import type { Location as Location211 } from '../../schema/v2_1_1/locations.js';
import { type CDR as CDR221, CDRSchema as CDR221Schema } from '../../schema/v2_2_1/cdrs.js';
import {
  CdrDimensionSchema as CdrDimension221Schema,
  type ChargingPeriod as ChargingPeriod221,
  ChargingPeriodSchema as ChargingPeriod221Schema,
} from '../../schema/v2_2_1/charging-period.js';
import { EXTENSION } from '../extension.js';
import { differences, type Fields } from '../json.js';
import { between, type Rule, type TypedMove } from '../rule.js';
import type { Walk } from '../walk.js';
import { authIdDown, authIdUp } from './cdr-token.js';
import { costDown, costUp } from './cost.js';
import { ownerRules } from './owner.js';
import { cdrLocationOf, locationOf } from './place.js';

const dimension = between('CdrDimension', CdrDimension211Schema, CdrDimension221Schema);

/** CdrDimension. @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdrdimension_class */
export const cdrDimensionRules = dimension.rules(dimension.same('type', 'volume'));

const period = between('ChargingPeriod', ChargingPeriod211Schema, ChargingPeriod221Schema);

/** A period must measure something: one of which nothing can be expressed measured no energy. */
function dimensionsOf<D>(dimensions: readonly object[], walk: Walk): (D | typeof NO_ENERGY)[] {
  const found = walk.objects<D>('CdrDimension', dimensions, 'dimensions');
  if (found.length > 0 || (dimensions ?? []).length === 0) return found;
  const reason = 'A period needs a dimension and none of these can be expressed.';
  walk.report('defaulted', 'required_here', reason, 'dimensions');
  return [NO_ENERGY];
}

const NO_ENERGY = { type: 'ENERGY', volume: 0 } as const;

const periodTariff: Rule = {
  lower: [],
  upper: ['tariff_id'],
  up: { effect: 'none', note: 'in a CDR with one Tariff, its id' },
  down: {
    effect: 'lost',
    note: 'not lost in a CDR with one Tariff',
    run: (source: Fields, _: Fields, walk: Walk) => {
      const { tariff_id } = source;
      if (tariff_id === walk.onlyTariff) return;
      if (tariff_id !== undefined) {
        walk.report('lost', 'no_field', 'A period of OCPI 2.1.1 does not name its Tariff.', 'tariff_id');
      } else {
        walk.report('lost', 'no_tariff', 'OCPI 2.1.1 cannot say that no Tariff holds in this period.');
      }
    },
  },
  essential: false,
};

/** ChargingPeriod. @see OCPI 2.2.1, mod_cdrs, mod_cdrs_chargingperiod_class */
export const chargingPeriodRules = period.rules(
  period.same('start_date_time'),
  period.converted(
    ['dimensions'],
    ['dimensions'],
    {
      note: 'FLAT is left out; ENERGY 0 where nothing else is left',
      run: (source, target, walk) => {
        target.dimensions = dimensionsOf(source.dimensions, walk);
      },
    },
    {
      note: 'those that 2.1.1 does not have are left out; ENERGY 0 where nothing else is left',
      run: (source, target, walk) => {
        target.dimensions = dimensionsOf(source.dimensions, walk);
      },
    },
  ),
  [periodTariff],
);

const locationUp: TypedMove<CDR211, CDR221> = {
  note: 'the place, with its first EVSE and that one’s first connector; all else is lost',
  run: ({ location, last_updated }, target, walk) => {
    if (!location) return;
    const place = cdrLocationOf(location, walk);
    target.cdr_location = place;
    const known = walk.options.location as Location211 | undefined;
    const back = walk.aside(() => locationOf(place, last_updated, known, walk));
    for (const path of differences(location, back)) {
      if (path.at(-1) === EXTENSION) continue;
      walk.report(
        'lost',
        'no_field',
        'The place of a CDR does not have this since OCPI 2.2.',
        'location',
        ...path,
      );
    }
  },
};

const locationDown: TypedMove<CDR221, CDR211> = {
  effect: 'converted',
  note: 'a Location with one EVSE and connector; what a CDR does not say is `location` of the context, else unknown',
  run: ({ cdr_location: place, last_updated }, target, walk) => {
    if (!place) return;
    const given = walk.options.location;
    const known = given && walk.aside(() => walk.object<Location211>('Location', given));
    target.location = locationOf(place, last_updated, known, walk);
    if (!known) {
      const reason = 'Type, status, voltage, current and times are required; they are not known.';
      walk.report('defaulted', 'required_here', reason, 'location');
    }
    const back = walk.aside(() => cdrLocationOf(target.location as Location211, walk));
    reportPlace(place, back, walk);
  },
};

/** Reports what of the place does not come back, but for what was reported when it was converted. */
function reportPlace(place: object, back: object, walk: Walk): void {
  const reported = new Set(['connector_standard', 'connector_power_type', 'coordinates', EXTENSION]);
  for (const path of differences(place, back)) {
    if (reported.has(String(path[0]))) continue;
    walk.report('lost', 'no_field', 'A Location of OCPI 2.1.1 does not have this.', 'cdr_location', ...path);
  }
}

const tariffsUp: TypedMove<CDR211, CDR221> = {
  effect: 'same',
  note: '`tariff_id` of the periods is the id of the Tariff when there is exactly one',
  run: (source, target, walk) => {
    if (source.tariffs) target.tariffs = walk.objects('Tariff', source.tariffs, 'tariffs');
    const only = onlyOf(target.tariffs);
    const periods = walk.objects<ChargingPeriod221>(
      'ChargingPeriod',
      source.charging_periods,
      'charging_periods',
    );
    target.charging_periods = periods.map((one) =>
      only === undefined || one.tariff_id !== undefined ? one : { ...one, tariff_id: only },
    );
    if (only === undefined) return;
    walk.report(
      'assumed',
      'derived',
      'The only Tariff is taken to hold in every period.',
      'charging_periods',
    );
  },
};

const tariffsDown: TypedMove<CDR221, CDR211> = {
  effect: 'same',
  note: '',
  run: (source, target, walk) => {
    if (source.tariffs) target.tariffs = walk.objects('Tariff', source.tariffs, 'tariffs');
    walk.onlyTariff = onlyOf(target.tariffs);
    target.charging_periods = walk.objects('ChargingPeriod', source.charging_periods, 'charging_periods');
    walk.onlyTariff = undefined;
  },
};

/** The id of the Tariff when there is exactly one. */
const onlyOf = (tariffs: readonly { readonly id: string }[] | undefined): string | undefined =>
  tariffs?.length === 1 ? tariffs[0]?.id : undefined;

const cdr = between('CDR', CDR211Schema, CDR221Schema);
const part = (what: string) => ({
  reason: `OCPI 2.1.1 has one total; the costs of ${what} are not told apart.`,
});

/** CDR. @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_object */
export const cdrRules = cdr.rules(
  ownerRules,
  cdr.same('id', 'start_date_time', 'auth_method', 'meter_id', 'currency', 'total_energy', 'total_time'),
  cdr.same('total_parking_time', 'remark', 'last_updated'),
  cdr.renamed('stop_date_time', 'end_date_time'),
  cdr.converted(['auth_id'], ['cdr_token'], authIdUp, authIdDown),
  cdr.converted(['location'], ['cdr_location'], locationUp, locationDown),
  cdr.converted(['tariffs', 'charging_periods'], ['tariffs', 'charging_periods'], tariffsUp, tariffsDown),
  cdr.converted(['total_cost'], ['total_cost'], costUp, costDown),
  cdr.added('session_id'),
  cdr.added('authorization_reference'),
  cdr.added('signed_data', { reason: 'OCPI 2.1.1 has no signed meter values.' }),
  cdr.added('total_fixed_cost', part('fixed prices')),
  cdr.added('total_energy_cost', part('energy')),
  cdr.added('total_time_cost', part('time')),
  cdr.added('total_parking_cost', part('parking')),
  cdr.added('total_reservation_cost', part('the reservation')),
  cdr.added('invoice_reference_id'),
  cdr.added('credit', {
    reason: 'OCPI 2.1.1 has no credit CDRs: this one reads as a charge of a negative amount.',
  }),
  cdr.added('credit_reference_id'),
  cdr.added('home_charging_compensation'),
);
