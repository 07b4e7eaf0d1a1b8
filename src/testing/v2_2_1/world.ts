import type { PartyRole } from '../../contract/version.js';
import type { CDR } from '../../schema/v2_2_1/cdrs.js';
import type { ClientInfo } from '../../schema/v2_2_1/hub-client-info.js';
import type { Location } from '../../schema/v2_2_1/locations.js';
import type { Session } from '../../schema/v2_2_1/sessions.js';
import type { Tariff } from '../../schema/v2_2_1/tariffs.js';
import type { Token } from '../../schema/v2_2_1/tokens.js';
import { dateTime } from '../clock.js';
import type { Standing } from '../plan/token-holders.js';
import { planWorld, type WorldChoices } from '../plan/world.js';
import { Random } from '../random.js';
import { isTidy } from '../writers/cdr.js';
import { writeLocation } from '../writers/location.js';
import { partyRole } from '../writers/party-role.js';
import { writeClientInfo } from '../writers/platform.js';
import { writeToken } from '../writers/token.js';
import { cdrOf, creditOf, sessionOf } from './session.js';
import { tariffOf, wire } from './tariff.js';

/** A CPO and an eMSP with all that they exchange in 2.2.1; every reference leads to an object in it. */
export interface World_2_2_1 {
  readonly version: '2.2.1';
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
  /** One for every completed session, and at the end a credit CDR that takes the first back. */
  readonly cdrs: CDR[];
  /** What a hub between the two tells of them. */
  readonly clientInfo: ClientInfo[];
}

/** A world as 2.2.1 writes it. */
export function worldOf(choices: WorldChoices): World_2_2_1 {
  const plan = planWorld({ ...choices, accept: (session) => isTidy(session, wire) });
  const cdrs = plan.sessions.filter(({ state }) => state === 'COMPLETED').map(cdrOf);
  const random = new Random(choices.seed).fork('hub');
  return {
    version: '2.2.1',
    now: dateTime(plan.now),
    cpo: partyRole('CPO', plan.cpo),
    emsp: partyRole('EMSP', plan.emsp),
    locations: plan.sites.map(writeLocation),
    tariffs: plan.tariffs.map(tariffOf),
    tokens: plan.tokens.map(writeToken),
    standing: Object.fromEntries(plan.tokens.map(({ uid, standing }) => [uid, standing])),
    sessions: plan.sessions.map(sessionOf),
    cdrs: [...cdrs, ...cdrs.slice(0, 1).map(creditOf)],
    clientInfo: [
      writeClientInfo(random, 'CPO', plan.cpo, plan.now),
      writeClientInfo(random, 'EMSP', plan.emsp, plan.now),
    ],
  };
}
