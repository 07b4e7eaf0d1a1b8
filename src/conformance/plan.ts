import { answerChecks } from './checks/answers.js';
import { identityChecks, protectionChecks } from './checks/authentication.js';
import { cdrChecks, cdrsOf } from './checks/cdrs.js';
import { chargingProfileChecks, commandChecks, commandSubjects } from './checks/commands.js';
import { detailsChecks, versionsChecks } from './checks/discovery.js';
import { errorChecks } from './checks/errors.js';
import { listContentChecks } from './checks/list-content.js';
import { listFilterChecks } from './checks/list-filters.js';
import { listLinkChecks } from './checks/list-links.js';
import { listPagingChecks } from './checks/list-paging.js';
import { listsOf } from './checks/list-subject.js';
import { receiversOf } from './checks/receiver-subject.js';
import { receiverChecks } from './checks/receivers.js';
import { receiverChangeChecks } from './checks/receivers-change.js';
import { invitedChecks, registeringChecks } from './checks/registration.js';
import { tokenChecks } from './checks/tokens.js';
import { switchingChecks, unregisteringChecks } from './checks/unregistration.js';
import type { Opened } from './open.js';
import { answerSubjects, protectedSubjects } from './subjects.js';
import { bind, type Check, type Instance } from './types.js';

/** Every check there is, as data, in the order in which they are made. */
export const allChecks: readonly Omit<Check, 'run' | 'applies'>[] = [
  ...versionsChecks,
  ...invitedChecks,
  ...registeringChecks,
  ...switchingChecks,
  ...detailsChecks,
  ...answerChecks,
  ...protectionChecks,
  ...identityChecks,
  ...errorChecks,
  ...listContentChecks,
  ...listPagingChecks,
  ...listLinkChecks,
  ...listFilterChecks,
  ...receiverChecks,
  ...receiverChangeChecks,
  ...cdrChecks,
  ...tokenChecks,
  ...commandChecks,
  ...chargingProfileChecks,
  ...unregisteringChecks,
];

/** The checks of a partner in a version, apart from registration. */
export async function planVersion({ target, credentials }: Opened): Promise<readonly Instance[]> {
  const whole = [{ place: '', target, credentials }];
  const lists = listsOf(target);
  const filtered = lists.filter(({ operation }) => Object.hasOwn(operation.query, 'date_from'));
  const tokens = lists.filter(
    ({ endpoint, operation }) => endpoint.contract.module === 'tokens' && operation.path === '',
  );
  return [
    ...bind(whole, detailsChecks),
    ...bind(await answerSubjects(target, credentials), answerChecks),
    ...bind(protectedSubjects(target), protectionChecks),
    ...bind(whole, identityChecks),
    ...bind(whole, errorChecks),
    ...lists.flatMap((list) => [
      ...bind([list], listContentChecks),
      ...bind([list], listPagingChecks),
      ...bind([list], listLinkChecks),
      ...bind(filtered.includes(list) ? [list] : [], listFilterChecks),
    ]),
    ...receiversOf(target).flatMap((receiver) => [
      ...bind([receiver], receiverChecks),
      ...bind([receiver], receiverChangeChecks),
    ]),
    ...bind(cdrsOf(target), cdrChecks),
    ...bind(tokens, tokenChecks),
    ...bind(commandSubjects(target, 'commands'), commandChecks),
    ...bind(commandSubjects(target, 'chargingprofiles'), chargingProfileChecks),
  ];
}
