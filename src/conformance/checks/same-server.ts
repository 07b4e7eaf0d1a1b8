import type { ListSubject } from './list-subject.js';

/** Whether a Link leads to the server of the list: only then may our token go there. */
export function sameServer(list: ListSubject, link: string): boolean {
  return URL.canParse(link) && new URL(link).origin === new URL(list.url).origin;
}
