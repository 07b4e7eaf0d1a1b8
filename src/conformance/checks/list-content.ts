import type { Issue } from '../../core/issue.js';
import { kindOf, valueKindOf } from '../../core/kind.js';
import { sameParty } from '../../core/party.js';
import { read } from '../../core/read.js';
import { fillPath, joinUrl, pathParams } from '../../core/url.js';
import { describeAnswer, refused, succeeded } from '../exchange.js';
import { broken, counted, fail, judge, pass, skip, some, warn } from '../finding.js';
import { ask } from '../target.js';
import type { Check, Finding } from '../types.js';
import { differences } from './differences.js';
import { type Item, keyOf, type ListSubject } from './list-subject.js';

const EMPTY = 'The list is empty.';

/** What is in a list. */
export const listContentChecks: readonly Check<ListSubject>[] = [
  {
    id: 'lists/answer',
    title: 'GET gives a list',
    expected: 'HTTP 200, OCPI 1xxx and a list as data',
    level: 'must',
    cites: ['transport/pagination/list', 'transport/response/data'],
    run: async (list) => {
      const { ok, exchange, items } = await list.first();
      return judge(ok, exchange, ok ? `${counted(items.length, 'object')}` : describeAnswer(exchange));
    },
  },
  {
    id: 'lists/objects',
    title: 'Every object of the list is valid',
    expected: 'Objects with all required fields, of the right types',
    level: 'must',
    cites: ['transport/pagination/objects'],
    run: checkObjects,
  },
  {
    id: 'lists/unique',
    title: 'No object is in the list twice',
    expected: 'Each object once',
    level: 'must',
    cites: ['transport/objects/unique'],
    run: async (list) => {
      const { ok, items, exchange } = await list.first();
      if (!ok || items.length === 0) return skip(EMPTY, exchange);
      const keys = items.map(keyOf);
      const doubled = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
      return judge(
        doubled.length === 0,
        exchange,
        doubled.length === 0
          ? `${counted(keys.length, 'different object')}`
          : `Twice or more: ${some(doubled)}`,
      );
    },
  },
  {
    id: 'lists/owner',
    title: 'The objects belong to parties that the partner has registered',
    expected: 'country_code and party_id of one of the partner’s roles',
    level: 'should',
    cites: ['transport/objects/owner'],
    versions: ['2.2.1', '2.3.0'],
    applies: ({ endpoint }) => endpoint.contract.type === 'functional',
    run: checkOwners,
  },
  {
    id: 'lists/get-object',
    title: 'An object of the list can be asked for by itself',
    expected: 'The same object, and its parts, under their own URLs',
    level: 'must',
    cites: ['locations/object'],
    applies: ({ endpoint }) => endpoint.contract.module === 'locations',
    run: checkParts,
  },
  {
    id: 'lists/get-unknown',
    title: 'An object that is not there is HTTP 404',
    expected: 'HTTP 404 with an OCPI envelope that is no success',
    level: 'should',
    cites: ['transport/status/not-found', 'transport/response/errors'],
    applies: ({ endpoint }) => endpoint.contract.module === 'locations',
    run: async (list) => {
      const url = joinUrl(list.url, `OCPIJS-${list.target.session.run}-NONE`);
      const answer = await ask(list.target, { url });
      if (succeeded(answer) && answer.envelope?.data != null) return fail('An object is given.', answer);
      if (answer.status === 404 && !answer.envelope) return warn(describeAnswer(answer), answer);
      return judge(answer.status === 404 && refused(answer), answer);
    },
  },
];

async function checkObjects(list: ListSubject): Promise<Finding> {
  const { ok, items, exchange } = await list.first();
  const schema = list.operation.data;
  if (!ok || items.length === 0 || !schema) return skip(EMPTY, exchange);
  const errors: string[] = [];
  const warnings: string[] = [];
  for (const item of items) {
    for (const issue of read(schema, item).issues)
      (issue.severity === 'error' ? errors : warnings).push(tell(item, issue));
  }
  if (errors.length > 0) return broken(`${counted(errors.length, 'error')}: ${some(errors)}`, exchange);
  if (warnings.length > 0) return warn(`Not as the specification has it: ${some(warnings)}`, exchange);
  return pass(`${counted(items.length, 'valid object')}`, exchange);
}

const tell = (item: Item, issue: Issue): string => `${keyOf(item)} ${issue.pointer || '/'}: ${issue.message}`;

async function checkOwners(list: ListSubject): Promise<Finding> {
  const { roles } = list.target;
  const { ok, items, exchange } = await list.first();
  if (roles.length === 0) return skip('The partner’s roles are not known.', exchange);
  const kind = list.operation.data && valueKindOf(list.operation.data);
  const field = kind?.kind === 'object' ? kind.shape.party_id : undefined;
  // Where the party is optional, as that of a payment Terminal, it is not the owner's.
  const owned = (field && kindOf(field).kind !== 'optional' ? items : []).filter(
    (item) => typeof item.country_code === 'string' && typeof item.party_id === 'string',
  );
  if (!ok || owned.length === 0) return skip('The list has no object that names its owner.', exchange);
  const foreign = owned.filter(
    (item) => !roles.some((role) => sameParty(role, item as unknown as typeof role)),
  );
  return judge(
    foreign.length === 0,
    exchange,
    foreign.length === 0
      ? `${counted(owned.length, 'object')} of the partner`
      : `Of others: ${some(foreign.map(keyOf))}`,
  );
}

/** Location, EVSE and Connector by their own URLs, against what the list says. */
async function checkParts(list: ListSubject): Promise<Finding> {
  const { ok, items, exchange } = await list.first();
  const location = items.find(({ evses }) => Array.isArray(evses) && evses.length > 0) ?? items[0];
  if (!ok || !location) return skip(EMPTY, exchange);
  const evse = (location.evses as readonly Item[] | undefined)?.[0];
  const connector = (evse?.connectors as readonly Item[] | undefined)?.[0];
  const ids = { location_id: location.id, evse_uid: evse?.uid, connector_id: connector?.id };
  const parts: Readonly<Record<string, Item | undefined>> = {
    getLocation: location,
    getEvse: evse,
    getConnector: connector,
  };
  let last: Finding = skip('The Location has no id.', exchange);
  for (const [name, part] of Object.entries(parts)) {
    const operation = list.endpoint.contract.operations[name];
    if (!operation || !part || pathParams(operation.path).some((param) => !ids[param as keyof typeof ids]))
      continue;
    const answer = await ask(list.target, { url: joinUrl(list.url, fillPath(operation.path, ids)) });
    if (!succeeded(answer)) return broken(`${name}: ${describeAnswer(answer)}`, answer);
    const different = differences(part, answer.envelope?.data);
    if (different.length > 0) return broken(`${name} differs from the list: ${some(different)}`, answer);
    last = pass('Location, EVSE and Connector as in the list', answer);
  }
  return last;
}
