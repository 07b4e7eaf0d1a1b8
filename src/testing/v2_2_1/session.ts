import type { CDR } from '../../schema/v2_2_1/cdrs.js';
import type { Session } from '../../schema/v2_2_1/sessions.js';
import { planSession, type SessionChoices, type SessionPlan } from '../plan/session.js';
import type { Random } from '../random.js';
import { isTidy, writeCdr } from '../writers/cdr.js';
import { writeSession } from '../writers/session.js';
import { wire } from './tariff.js';

/** Draws a session whose bill adds up. */
export const sessionPlan = (random: Random, choices: SessionChoices = {}): SessionPlan =>
  planSession(random, { ...choices, accept: (plan) => isTidy(plan, wire) });

/** A session as 2.2.1 writes it. */
export const sessionOf = (plan: SessionPlan): Session => writeSession(plan, wire);

/** The CDR of a finished session as 2.2.1 writes it. */
export const cdrOf = (plan: SessionPlan): CDR => writeCdr(plan, wire);

/**
 * The credit CDR that takes a CDR back: only its total cost is negative.
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_credit_cdrs
 */
export function creditOf(cdr: CDR): CDR {
  const { excl_vat, incl_vat } = cdr.total_cost;
  return {
    ...cdr,
    id: `${cdr.id}-C`,
    total_cost: { excl_vat: 0 - excl_vat, ...(incl_vat === undefined ? {} : { incl_vat: 0 - incl_vat }) },
    credit: true,
    credit_reference_id: cdr.id,
  };
}
