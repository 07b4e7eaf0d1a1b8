import type { CDR } from '../../schema/v2_3_0/cdrs.js';
import type { Session } from '../../schema/v2_3_0/sessions.js';
import type { Price } from '../../schema/v2_3_0/types.js';
import { planSession, type SessionChoices, type SessionPlan } from '../plan/session.js';
import type { Random } from '../random.js';
import { isTidy, writeCdr } from '../writers/cdr.js';
import { writeSession } from '../writers/session.js';
import { wire } from './tariff.js';

/** Draws a session whose bill adds up. */
export const sessionPlan = (random: Random, choices: SessionChoices = {}): SessionPlan =>
  planSession(random, { ...choices, accept: (plan) => isTidy(plan, wire) });

/** A session as 2.3.0 writes it. */
export const sessionOf = (plan: SessionPlan): Session => writeSession(plan, wire);

/** The CDR of a finished session as 2.3.0 writes it. */
export const cdrOf = (plan: SessionPlan): CDR => writeCdr(plan, wire);

/**
 * The credit CDR that takes a CDR back: only its total cost is negative.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_credit_cdrs
 */
export const creditOf = (cdr: CDR): CDR => ({
  ...cdr,
  id: `${cdr.id}-C`,
  total_cost: negated(cdr.total_cost),
  credit: true,
  credit_reference_id: cdr.id,
});

const negated = ({ before_taxes, taxes }: Price): Price => ({
  before_taxes: 0 - before_taxes,
  ...(taxes === undefined ? {} : { taxes: taxes.map((tax) => ({ ...tax, amount: 0 - tax.amount })) }),
});
