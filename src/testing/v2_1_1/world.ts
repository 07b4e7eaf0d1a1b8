import type { PartyRole } from '../../contract/version.js';
import type { CDR } from '../../schema/v2_1_1/cdrs.js';
import type { Location } from '../../schema/v2_1_1/locations.js';
import type { Session } from '../../schema/v2_1_1/sessions.js';
import type { Tariff } from '../../schema/v2_1_1/tariffs.js';
import type { Token } from '../../schema/v2_1_1/tokens.js';
import { dateTime } from '../clock.js';
import type { Standing } from '../plan/token-holders.js';
import { planWorld, type WorldChoices } from '../plan/world.js';
import { partyRole } from '../writers/party-role.js';
import { locationOf } from './location.js';
import { cdrOf, sessionOf } from './session.js';
import { tariffOf } from './tariff.js';
import { tokenOf } from './token.js';

/** A CPO and an eMSP with all that they exchange in 2.1.1; every reference leads to an object in it. */
export interface World_2_1_1 {
  readonly version: '2.1.1';
  /** The moment the world is made for, as an OCPI `DateTime`. */
  readonly now: string;
  readonly cpo: PartyRole;
  readonly emsp: PartyRole;
  readonly locations: Location[];
  readonly tariffs: Tariff[];
  readonly tokens: Token[];
  /** What the eMSP answers when a token asks to charge, by uid. */
  readonly standing: Readonly<Record<string, Standing>>;
  readonly sessions: Session[];
  /** One for every completed session. */
  readonly cdrs: CDR[];
}

/** A world as 2.1.1 writes it. */
export function worldOf(choices: WorldChoices): World_2_1_1 {
  const plan = planWorld({ ...choices, withoutReservation: true });
  return {
    version: '2.1.1',
    now: dateTime(plan.now),
    cpo: partyRole('CPO', plan.cpo),
    emsp: partyRole('EMSP', plan.emsp),
    locations: plan.sites.map(locationOf),
    tariffs: plan.tariffs.map(tariffOf),
    tokens: plan.tokens.map(tokenOf),
    standing: Object.fromEntries(plan.tokens.map(({ uid, standing }) => [uid, standing])),
    sessions: plan.sessions.map(sessionOf),
    cdrs: plan.sessions.filter(({ state }) => state === 'COMPLETED').map(cdrOf),
  };
}
