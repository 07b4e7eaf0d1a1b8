import { type Schema, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';
import { Converter, type ConverterScope } from './converter.js';
import type { Fields } from './json.js';
import { type Leaf, type LeafScope, leafOf, objectLeaf } from './leaf.js';
import type { Direction, ObjectRules, Pair } from './rule.js';
import { type Nested, Walk } from './walk.js';

/** Converts the objects of one version to a neighbouring one. */
export class Engine implements Nested, ConverterScope, LeafScope {
  readonly pair: Pair;
  readonly direction: Direction;
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  readonly reverse: Engine;
  readonly #rules = new Map<string, ObjectRules>();
  readonly #kinds = new Map<string, ObjectRules>();
  readonly #converters = new Map<ObjectRules, Converter>();
  readonly #works = new Map<ObjectRules, Leaf | undefined>();

  constructor(pair: Pair, direction: Direction, reverse?: Engine) {
    this.pair = pair;
    this.direction = direction;
    this.from = direction === 'up' ? pair.lower : pair.upper;
    this.to = direction === 'up' ? pair.upper : pair.lower;
    for (const rules of pair.objects) {
      this.#rules.set(rules.name, rules);
      this.#kinds.set(this.#kindKey(nameOf(rules.lower), nameOf(rules.upper)), rules);
    }
    this.reverse = reverse ?? new Engine(pair, direction === 'up' ? 'down' : 'up', this);
  }

  /** Whether there are rules for a name. */
  has(name: string): boolean {
    return this.#rules.has(name);
  }

  /** The converter of a name; throws a `TypeError` when there are no rules for it. */
  converter(name: string): Converter {
    const rules = this.#rules.get(name);
    if (!rules) throw new TypeError(`There are no rules for ${name} from OCPI ${this.from} to ${this.to}.`);
    return this.#converterOf(rules);
  }

  object(name: string, value: Fields, walk: Walk): Fields {
    return this.converter(name).convert(value, walk);
  }

  leafOf(source: Schema, target: Schema): Leaf | undefined {
    return leafOf(this, source, target);
  }

  objectLeaf(from: string, to: string): Leaf | undefined {
    const rules = this.rulesBetween(from, to);
    if (!rules) throw new TypeError(`There are no rules from ${from} to ${to}.`);
    if (!this.#works.has(rules)) this.#works.set(rules, this.#leafFor(rules));
    return this.#works.get(rules);
  }

  /** The rules by which an object of one name in the source becomes one of another in the target. */
  rulesBetween(from: string, to: string): ObjectRules | undefined {
    return this.#kinds.get(this.direction === 'up' ? this.#kindKey(from, to) : this.#kindKey(to, from));
  }

  reverseOf(rules: ObjectRules): Converter {
    return this.reverse.#converterOf(rules);
  }

  trialFrom(walk: Walk): Walk {
    const unknown = { party: undefined, location: undefined, token: undefined };
    return new Walk(this.reverse, { ...walk.options, ...unknown }, true);
  }

  #leafFor(rules: ObjectRules): Leaf | undefined {
    const forward = this.#converterOf(rules);
    const carries = forward.carries || this.reverse.#converterOf(rules).carries;
    if (!forward.works && !carries) return undefined;
    return objectLeaf((value, walk) => forward.convert(value, walk), carries);
  }

  #converterOf(rules: ObjectRules): Converter {
    let converter = this.#converters.get(rules);
    if (!converter) {
      converter = new Converter(rules, this);
      this.#converters.set(rules, converter);
    }
    return converter;
  }

  #kindKey(lower: string, upper: string): string {
    return `${lower}/${upper}`;
  }
}

function nameOf(schema: Schema | ObjectRules['lower']): string {
  const kind = valueKindOf(schema as Schema);
  return kind.kind === 'object' ? kind.name : '';
}
