import {
  type EnumKind,
  kindOf,
  type ObjectKind,
  type Schema,
  type StringKind,
  valueKindOf,
} from '../../src/core/kind.js';
import { decimalsOf } from '../../src/core/read/clean.js';

type Objects = ReadonlyMap<string, ObjectKind>;
type Files = ReadonlyMap<string, Objects>;

const FORMATS: Readonly<Record<string, string>> = {
  alpha2: 'alpha2',
  alpha3: 'alpha3',
  currency: 'alpha3',
  language: 'language',
  time: 'time',
  date: 'date',
};
const LIMITS: Readonly<Record<string, number>> = { latitude: 90, longitude: 180 };

/** Fields whose identifiers have a form of their own, as the reader has it. */
const EVSE_IDS: ReadonlySet<string> = new Set(['EVSE.evse_id', 'CdrLocation.evse_id']);

/** Texts of any length. */
const UNLIMITED = 'Number.POSITIVE_INFINITY';

/** Collects what one file of guards needs besides its functions. */
class Scope {
  readonly constants = new Map<string, string>();
  readonly rules = new Set<string>();
  readonly kit = new Set<string>(['isObject']);
  readonly others = new Map<string, Set<string>>();
  readonly #file: string;
  readonly #files: Files;

  constructor(file: string, files: Files) {
    this.#file = file;
    this.#files = files;
  }

  use(name: string): string {
    this.kit.add(name);
    return name;
  }

  /** The guard of another object, imported when another file has it. */
  guardOf(object: string): string {
    const name = `is${object}`;
    const file = [...this.#files].find(([, objects]) => objects.has(object))?.[0];
    if (file === undefined) throw new Error(`no file defines ${object}`);
    if (file !== this.#file) this.others.set(file, (this.others.get(file) ?? new Set()).add(name));
    return name;
  }

  constant(name: string, code: string): string {
    this.constants.set(name, code);
    return name;
  }
}

/** The source of a file of guards. */
export function guardFile(version: string, file: string, objects: Objects, files: Files): string {
  const scope = new Scope(file, files);
  const functions = [...objects.values()].map((object) => guardOf(object, scope));
  const imports = [
    `import { ${[...scope.kit].sort().join(', ')} } from '../../core/guard.js';`,
    ...(scope.rules.size > 0
      ? [`import { ${[...scope.rules].sort().join(', ')} } from '../${version}/rules.js';`]
      : []),
    ...[...scope.others].map(
      ([other, names]) =>
        `import { ${[...names].sort().join(', ')} } from './${other.replace(/\.ts$/, '.js')}';`,
    ),
  ];
  const constants = [...scope.constants].map(([name, code]) => `const ${name} = ${code};`);
  const head = `// Written by scripts/generate-guards.ts from src/schema/${version}/${file}; change that one.`;
  return [head, imports.join('\n'), constants.join('\n'), ...functions].join('\n\n');
}

function guardOf(object: ObjectKind, scope: Scope): string {
  const { name } = object;
  const tests = Object.entries(object.shape).map(([field, schema]) => fieldTest(name, field, schema, scope));
  const rulesName = object.rules[0]?.id.split('.')[0];
  if (rulesName !== undefined) {
    const rules = `${camel(rulesName)}Rules`;
    scope.rules.add(rules);
    tests.push(`${scope.use('keeps')}(${rules}, v)`);
  }
  return [
    `/** Passes most ${name} objects with nothing to report, and nothing else. */`,
    `export function is${name}(v: unknown): boolean {`,
    '  if (!isObject(v)) return false;',
    `  return ${tests.join(' &&\n    ')};`,
    '}',
  ].join('\n');
}

function fieldTest(object: string, field: string, schema: Schema, scope: Scope): string {
  const access = `v.${field}`;
  const isEvseId = EVSE_IDS.has(`${object}.${field}`);
  const test = isEvseId ? `${scope.use('evseId')}(${access})` : valueTest(schema, access, scope);
  return kindOf(schema).kind === 'optional' ? `(${access} === undefined || ${test})` : test;
}

function valueTest(schema: Schema, access: string, scope: Scope): string {
  const kind = valueKindOf(schema);
  switch (kind.kind) {
    case 'string':
    case 'ciString':
    case 'url':
      return textTest(kind, access, scope);
    case 'enum':
      return enumTest(kind, access, scope);
    case 'object':
      return `${scope.guardOf(kind.name)}(${access})`;
    case 'list':
      return `${scope.use('list')}(${access}, ${kind.min}, ${itemGuard(kind.item, scope)})`;
    case 'int':
      return kind.digits === undefined
        ? `${scope.use('int')}(${access})`
        : `${scope.use('smallInt')}(${access}, ${10 ** kind.digits})`;
    case 'dateTime':
    case 'number':
    case 'boolean':
      return `${scope.use(kind.kind)}(${access})`;
    default:
      return `${access} !== undefined`;
  }
}

/** The guard of the items of a list; those that are not a function yet become a constant. */
function itemGuard(item: Schema, scope: Scope): string {
  const kind = valueKindOf(item);
  if (kind.kind === 'object') return scope.guardOf(kind.name);
  if (kind.kind === 'enum') {
    return scope.constant(`is${kind.name}`, `(v: unknown): boolean => ${enumTest(kind, 'v', scope)}`);
  }
  if (kind.kind === 'string' || kind.kind === 'ciString' || kind.kind === 'url') {
    const name = `is${kind.kind === 'url' ? 'Url' : `${kind.kind === 'string' ? 'Text' : 'Ascii'}${kind.max ?? ''}`}`;
    return scope.constant(name, `(v: unknown): boolean => ${textTest(kind, 'v', scope)}`);
  }
  throw new Error(`no guard for items of kind ${kind.kind}`);
}

function textTest(kind: StringKind, access: string, scope: Scope): string {
  const { max, format, pattern } = kind;
  if (kind.kind === 'url') return `${scope.use('url')}(${access})`;
  if (format && pattern && format in LIMITS) {
    const [least, most] = decimalsOf(pattern);
    return `${scope.use('coordinate')}(${access}, ${LIMITS[format]}, ${least}, ${most})`;
  }
  if (format && pattern && format in FORMATS) return `${scope.use(FORMATS[format] ?? '')}(${access})`;
  if (format || pattern || (kind.min ?? 0) > 1) throw new Error(`no guard for ${JSON.stringify(kind)}`);
  const check = kind.kind === 'ciString' ? 'ascii' : 'text';
  return `${scope.use(check)}(${access}, ${max ?? UNLIMITED})`;
}

/** Few values are compared one by one, which is faster than a set. */
const FEW = 4;

function enumTest({ name, values }: EnumKind, access: string, scope: Scope): string {
  if (values.length <= FEW) {
    return `(${values.map((value) => `${access} === ${JSON.stringify(value)}`).join(' || ')})`;
  }
  const set = scope.constant(constantName(name), `new Set<unknown>(${JSON.stringify(values)})`);
  return `${set}.has(${access})`;
}

/** `EVSE` is `evse`, `CDRToken` is `cdrToken`, `Location` is `location`. */
const camel = (name: string): string =>
  name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());

/** `ConnectorType` is `CONNECTOR_TYPE`. */
const constantName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();
