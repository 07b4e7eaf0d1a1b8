import { type Issue, pointerOf } from '../core/issue.js';
import { type OptionalSchema, type Schema, valueKindOf } from '../core/kind.js';

/** How many unknown fields of one object are listed. */
const MAX_LISTED = 100;

/** A warning for every field, at any depth, that the specification does not have there; at most a hundred. */
export function unknownFields(schema: Schema, value: unknown): readonly Issue[] {
  const found: Issue[] = [];
  visit(schema, value, [], found);
  return found.length <= MAX_LISTED ? found : [...found.slice(0, MAX_LISTED), tooMany(found.length)];
}

const tooMany = (count: number): Issue => ({
  pointer: '',
  code: 'too_many_issues',
  severity: 'warning',
  message: `${count - MAX_LISTED} more unknown fields of this object are not listed.`,
  expected: `at most ${MAX_LISTED} unknown fields`,
  received: count,
});

function visit(
  schema: Schema | OptionalSchema,
  value: unknown,
  path: (string | number)[],
  found: Issue[],
): void {
  if (typeof value !== 'object' || value === null) return;
  const kind = valueKindOf(schema);
  if (kind.kind === 'list') visitItems(kind.item, value, path, found);
  if (kind.kind === 'object' && !Array.isArray(value)) visitFields(kind.shape, kind.name, value, path, found);
}

function visitItems(item: Schema, value: object, path: (string | number)[], found: Issue[]): void {
  if (!Array.isArray(value)) visit(item, value, path, found);
  else
    value.forEach((one, index) => {
      path.push(index);
      visit(item, one, path, found);
      path.pop();
    });
}

function visitFields(
  shape: Readonly<Record<string, Schema>>,
  owner: string,
  value: object,
  path: (string | number)[],
  found: Issue[],
): void {
  for (const name of Object.keys(value)) {
    path.push(name);
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (field) visit(field, (value as Record<string, unknown>)[name], path, found);
    else found.push(unknownField(name, owner, pointerOf(path)));
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
