import { type Directory, interfaceAt, type Member } from './directory.js';
import type { HubOptions, HubVersion } from './options.js';
import { isAllowed } from './permissions.js';

/** What is sent to many: a module's objects, to its Receiver interface. */
export interface Spread {
  readonly module: string;
  readonly from: Member;
}

/** Roles that own charge points; all others are on the side of eMSPs. */
const isCpo = (role: string): boolean => role === 'CPO';

/**
 * Who a push is for when it is for everybody: the parties that play a role opposite to the one in which the sender pushes
 * and whose platform has the interface, but nobody at the sender's own platform and no other hub. `OTHER` counts as an
 * eMSP.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing_broadcast_push
 */
export function receiversOf(
  { module, from }: Spread,
  directory: Directory,
  options: HubOptions,
): readonly Member[] {
  const isFromCpo = actingRoles(from, module, options.versions).some(isCpo);
  const rules = options.permissions ?? [];
  return directory
    .members()
    .filter((to) => to.platform.id !== from.platform.id && !to.platform.isHub)
    .filter((to) => to.roles.some((role) => role !== 'HUB' && isCpo(role) !== isFromCpo))
    .filter((to) => interfaceAt(to, module, 'RECEIVER') !== undefined)
    .filter((to) => isAllowed(rules, { from, to, module, side: 'RECEIVER' }));
}

/** The roles in which a party pushes objects of a module: those that own such objects, or all that it has. */
function actingRoles(from: Member, module: string, versions: readonly HubVersion[]): readonly string[] {
  const owners = versions.flatMap(({ modules }) => modules[module]?.sender.implementedBy ?? []);
  const acting = from.roles.filter((role) => owners.includes(role));
  return acting.length > 0 ? acting : from.roles;
}
