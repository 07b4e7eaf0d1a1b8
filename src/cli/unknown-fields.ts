import { type Issue, pointerOf } from '../core/issue.js';
import { type OptionalSchema, type Schema, valueKindOf } from '../core/kind.js';

/** The fields of an object: what is inside each, or `undefined` where that cannot have fields of its own. */
interface Fields {
  readonly owner: string;
  readonly inside: ReadonlyMap<string, Fields | undefined>;
}

/** How many unknown fields of one object are listed. */
const MAX_LISTED = 100;

type Path = (string | number)[];

/** Makes a function that finds, in values of a schema, the fields at any depth that the specification does not have. */
export function unknownFieldsOf(schema: Schema): (value: unknown) => readonly Issue[] {
  const fields = fieldsOf(schema);
  return (value) => {
    if (!fields) return [];
    const found: Issue[] = [];
    visit(fields, value, [], found);
    return found.length <= MAX_LISTED ? found : [...found.slice(0, MAX_LISTED), tooMany(found.length)];
  };
}

function fieldsOf(schema: Schema | OptionalSchema): Fields | undefined {
  const kind = valueKindOf(schema);
  if (kind.kind === 'list') return fieldsOf(kind.item);
  if (kind.kind !== 'object') return undefined;
  const inside = Object.entries(kind.shape).map(([name, field]) => [name, fieldsOf(field)] as const);
  return { owner: kind.name, inside: new Map(inside) };
}

function visit(fields: Fields, value: unknown, path: Path, found: Issue[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) visitItems(fields, value, path, found);
  else visitObject(fields, value as Record<string, unknown>, path, found);
}

function visitItems(fields: Fields, list: readonly unknown[], path: Path, found: Issue[]): void {
  for (let index = 0; index < list.length; index += 1) {
    path.push(index);
    visit(fields, list[index], path, found);
    path.pop();
  }
}

function visitObject(fields: Fields, value: Record<string, unknown>, path: Path, found: Issue[]): void {
  for (const name of Object.keys(value)) {
    const inner = fields.inside.get(name);
    if (!inner && fields.inside.has(name)) continue;
    path.push(name);
    if (inner) visit(inner, value[name], path, found);
    else found.push(unknownField(name, fields.owner, pointerOf(path)));
    path.pop();
  }
}

const unknownField = (name: string, owner: string, pointer: string): Issue => ({
  pointer,
  code: 'unknown_field',
  severity: 'warning',
  message: `${name} is not a field of ${owner} and was kept.`,
  expected: `a field of ${owner}`,
  received: undefined,
});

const tooMany = (count: number): Issue => ({
  pointer: '',
  code: 'too_many_issues',
  severity: 'warning',
  message: `${count - MAX_LISTED} more unknown fields of this object are not listed.`,
  expected: `at most ${MAX_LISTED} unknown fields`,
  received: count,
});
