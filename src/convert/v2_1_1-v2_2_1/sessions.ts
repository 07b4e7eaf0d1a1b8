import { OcpiConversionError } from '../../core/errors.js';
import type { Location as Location211 } from '../../schema/v2_1_1/locations.js';
import {
  type Session as Session211,
  SessionSchema as Session211Schema,
} from '../../schema/v2_1_1/sessions.js';
import {
  type Session as Session221,
  SessionSchema as Session221Schema,
} from '../../schema/v2_2_1/sessions.js';
import { differences } from '../json.js';
import { between, type TypedMove } from '../rule.js';
import type { Walk } from '../walk.js';
import { authIdDown, authIdUp } from './cdr-token.js';
import { costDown, costUp } from './cost.js';
import { ownerRules } from './owner.js';
import { NOT_ASSIGNED, narrowed, usedIn } from './place.js';

const session = between('Session', Session211Schema, Session221Schema);

const locationUp: TypedMove<Session211, Session221> = {
  note: 'the ids of the Location, its first EVSE and that one’s first connector; all else is lost',
  run: ({ location }, target, walk) => {
    if (!location) return;
    const { evse, connector } = usedIn(location);
    target.location_id = location.id;
    target.evse_uid = evse?.uid ?? NOT_ASSIGNED;
    target.connector_id = connector?.id ?? NOT_ASSIGNED;
    if (!evse)
      walk.report('defaulted', 'required_here', 'No EVSE is named; #NA stands for none.', 'evse_uid');
    const back = backTo(location, target.evse_uid, target.connector_id, walk);
    for (const path of differences(location, back)) {
      walk.report(
        'lost',
        'no_field',
        'A Session of OCPI 2.2.1 names the Location only.',
        'location',
        ...path,
      );
    }
  },
};

/** What a Session of 2.2.1 lets one know of the Location again. */
function backTo(location: Location211, evse_uid: string, connector_id: string, walk: Walk): unknown {
  const known = walk.options.location as Location211 | undefined;
  const found = known && narrowed(known, evse_uid, connector_id);
  if (found) return found;
  return { id: location.id, evses: [{ uid: evse_uid, connectors: [{ id: connector_id }] }] };
}

const locationDown: TypedMove<Session221, Session211> = {
  note: '`location` of the context, with only this EVSE and connector',
  run: (source, target, walk) => {
    const given = walk.known(walk.options.location, 'location', 'the Location but by its id');
    if (!given) return;
    const known = walk.aside(() => walk.object<Location211>('Location', given));
    if (known.id.toUpperCase() !== source.location_id.toUpperCase()) {
      throw new OcpiConversionError(
        'context',
        `The Location given is ${known.id}, that of the Session is ${source.location_id}.`,
      );
    }
    const found = narrowed(known, source.evse_uid, source.connector_id);
    if (!found) reportMissing(walk);
    target.location = found ?? (narrowed(known, NOT_ASSIGNED, NOT_ASSIGNED) as Location211);
  },
};

function reportMissing(walk: Walk): void {
  const reason = 'The Location given, as far as OCPI 2.1.1 can express it, does not have it.';
  walk.report('lost', 'no_place', reason, 'evse_uid');
  walk.report('lost', 'no_place', reason, 'connector_id');
}

/** Session. @see OCPI 2.2.1, mod_sessions, mod_sessions_session_object */
export const sessionRules = session.rules(
  ownerRules,
  session.same(
    'id',
    'kwh',
    'auth_method',
    'meter_id',
    'currency',
    'charging_periods',
    'status',
    'last_updated',
  ),
  session.renamed('start_datetime', 'start_date_time'),
  session.renamed('end_datetime', 'end_date_time'),
  session.converted(['auth_id'], ['cdr_token'], authIdUp, authIdDown),
  session.converted(['location'], ['location_id', 'evse_uid', 'connector_id'], locationUp, locationDown),
  session.converted(['total_cost'], ['total_cost'], costUp, costDown),
  session.added('authorization_reference'),
);
