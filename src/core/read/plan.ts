import { evseId } from '../guard.js';
import { EVSE_ID } from '../ids.js';
import { type Kind, kindOf, type ObjectKind, type Schema, type StringKind, valueKindOf } from '../kind.js';
import { patchField } from '../object.js';
import { listNode } from './list.js';
import type { Node } from './node.js';
import { type Field, objectNode } from './object.js';
import { anyNode, booleanNode, enumNode, numberNode } from './scalars.js';
import { dateTimeNode, type IdForm, textNode } from './text.js';

/** Fields whose identifiers have a form of their own; partners use others, which is only reported. */
const FORMS: ReadonlyMap<string, IdForm> = new Map(
  ['EVSE.evse_id', 'CdrLocation.evse_id'].map((field) => [
    field,
    { name: 'EVSE ID (eMI3)', pattern: EVSE_ID, clean: evseId },
  ]),
);

const nodes = new WeakMap<object, Node>();

/** The node of a schema, made at first use and kept. */
export function nodeOf(schema: Schema): Node {
  let node = nodes.get(schema);
  if (!node) {
    node = makeNode(valueKindOf(schema));
    nodes.set(schema, node);
  }
  return node;
}

function makeNode(kind: Exclude<Kind, { kind: 'optional' }>): Node {
  switch (kind.kind) {
    case 'string':
    case 'ciString':
    case 'url':
      return textNode(kind);
    case 'dateTime':
      return dateTimeNode();
    case 'number':
      return numberNode(false);
    case 'int':
      return numberNode(true, kind.digits);
    case 'boolean':
      return booleanNode();
    case 'enum':
      return enumNode(kind);
    case 'list':
      return listNode(nodeOf(kind.item), kind.min);
    case 'object':
      return objectNode({
        name: kind.name,
        fields: fieldsOf(kind, false),
        rules: kind.rules,
        partial: false,
        guard: kind.guard,
      });
    case 'partial':
      return partialNode(valueKindOf(kind.of));
    case 'any':
      return anyNode();
  }
}

function partialNode(kind: Exclude<Kind, { kind: 'optional' }>): Node {
  if (kind.kind !== 'object') return anyNode();
  return objectNode({ name: kind.name, fields: fieldsOf(kind, true), rules: [], partial: true });
}

const isText = (kind: Kind): kind is StringKind => kind.kind === 'string' || kind.kind === 'ciString';

function fieldsOf(kind: ObjectKind, partial: boolean): Field[] {
  return Object.entries(kind.shape).map(([name, schema]) => {
    const required = kindOf(schema).kind !== 'optional';
    const form = FORMS.get(`${kind.name}.${name}`);
    const value = valueKindOf(schema);
    const whole = form && isText(value) ? textNode(value, form) : nodeOf(schema);
    const node = partial ? patchNodeOf(schema, whole) : whole;
    const must = required && !partial;
    const stamped = required && name === 'last_updated';
    return { name, node, required: must, stamped };
  });
}

/** The node of a field in the PATCH form. */
function patchNodeOf(schema: Schema, whole: Node): Node {
  const kind = kindOf(schema);
  const inner = kind.kind === 'optional' ? kind.inner : schema;
  const changed = patchField(inner);
  return changed === inner ? whole : nodeOf(changed);
}
