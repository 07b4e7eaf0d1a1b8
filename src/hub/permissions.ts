import { type Party, parseParty, partyKey } from '../core/party.js';
import type { InterfaceRole } from '../core/version.js';

/** Some parties: those that are named and those that play a role; both must hold where both are given. */
export interface Who {
  /** Written as `NL/ABC` or `NL*ABC`, in any case. */
  readonly parties?: readonly string[] | undefined;
  /** For example `CPO`; a party of 2.1.1 plays the role that belongs to the endpoint with which it registered. */
  readonly roles?: readonly string[] | undefined;
}

/** Says whether some parties may send requests to others; what is absent fits everything. */
export interface HubRule {
  readonly effect: 'allow' | 'deny';
  /** Who sends the request. */
  readonly from?: Who | undefined;
  /** Whom the request is for. */
  readonly to?: Who | undefined;
  /** Module identifiers. */
  readonly modules?: readonly string[] | undefined;
  /** The interface that is called. */
  readonly interface?: InterfaceRole | undefined;
}

/** A party with the roles that it plays. */
export interface Actor {
  readonly party: Party;
  readonly roles: readonly string[];
}

/** A request as far as rules look at it. */
export interface Question {
  readonly from: Actor;
  readonly to: Actor;
  readonly module: string;
  readonly side: InterfaceRole;
}

/** Whether the rules let a request pass: the first rule that fits decides, and without one it may. */
export function isAllowed(rules: readonly HubRule[], question: Question): boolean {
  const rule = rules.find((one) => fits(one, question));
  return rule?.effect !== 'deny';
}

/** Whether two parties may have anything to do with each other, whoever begins. */
export function mayMeet(rules: readonly HubRule[], a: Actor, b: Actor, modules: readonly string[]): boolean {
  if (rules.length === 0) return true;
  const sides = ['SENDER', 'RECEIVER'] as const;
  return modules.some((module) =>
    sides.some(
      (side) =>
        isAllowed(rules, { from: a, to: b, module, side }) ||
        isAllowed(rules, { from: b, to: a, module, side }),
    ),
  );
}

function fits(rule: HubRule, { from, to, module, side }: Question): boolean {
  if (rule.modules && !rule.modules.includes(module)) return false;
  if (rule.interface && rule.interface !== side) return false;
  return isOne(rule.from, from) && isOne(rule.to, to);
}

function isOne(who: Who | undefined, { party, roles }: Actor): boolean {
  if (!who) return true;
  if (who.roles && !who.roles.some((role) => roles.includes(role))) return false;
  return !who.parties || who.parties.some((name) => keyOf(name) === partyKey(party));
}

function keyOf(name: string): string {
  const party = parseParty(name);
  return party ? partyKey(party) : name.toUpperCase();
}

/** Throws a `TypeError` for a rule that names a party in a way that no party can have. */
export function checkRules(rules: readonly HubRule[]): void {
  const names = rules.flatMap(({ from, to }) => [...(from?.parties ?? []), ...(to?.parties ?? [])]);
  const bad = names.find((name) => parseParty(name) === undefined);
  if (bad !== undefined) {
    throw new TypeError(`A rule names the party ${JSON.stringify(bad)}; write country and party as NL/ABC.`);
  }
}
