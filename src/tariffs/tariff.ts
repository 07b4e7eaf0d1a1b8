import { parseInstant } from './clock.js';
import type { Exact } from './exact.js';
import { tryExact } from './exact-read.js';
import type { Obstacle } from './match.js';
import { cannotPrice } from './notes.js';
import type { Policy } from './policy.js';
import { readCount, readNumber } from './read-number.js';
import { type Restrictions, readRestrictions } from './restrictions.js';
import { checkTariffShape } from './shape.js';
import { type TaxRule, TaxRules } from './taxes.js';
import {
  CANDIDATE_PLACES,
  candidatePlace,
  type DimensionName,
  type ElementKind,
  isDimensionName,
} from './terms.js';
import type {
  PriceComponentInput,
  PriceInput,
  PricingVersion,
  TariffElementInput,
  TariffInput,
} from './types.js';

/** A price component, read. */
export interface Component {
  /** The dimension it prices. */
  readonly type: DimensionName;
  /** Index in the element's `price_components`. */
  readonly index: number;
  /** Per kWh, per hour or once, in major currency. */
  readonly price: Exact;
  /** Wh or seconds; 0 when there is none. */
  readonly step: number;
  /** How its amounts become amounts before and after taxes. */
  readonly tax: TaxRule;
  /** The element it belongs to. */
  readonly element: Element;
}

/** A tariff element, read, with what the running computation remembers about it. */
export interface Element {
  /** Index in the tariff's `elements`. */
  readonly index: number;
  /** What it describes. */
  readonly kind: ElementKind;
  /** The tariff it belongs to. */
  readonly tariff: CompiledTariff;
  /** When it applies; absent: always. */
  readonly restrictions: Restrictions | undefined;
  /** Its components, one per dimension. */
  readonly components: Component[];
  /** The moment for which `obstacle` holds. */
  stamp: number;
  /** What keeps it from matching at that moment. */
  obstacle: Obstacle | undefined;
  /** True once its FLAT was charged. */
  charged: boolean;
}

/** Limits of the cost of a session. */
export interface Limit {
  /** Without taxes. */
  readonly before: Exact | undefined;
  /** With taxes. */
  readonly after: Exact | undefined;
}

/** A tariff, read once per computation. */
export interface CompiledTariff {
  /** The tariff as it came. */
  readonly input: TariffInput;
  /** Where it stands in the list it came from. */
  readonly index: number;
  /** In the order of the tariff. */
  readonly elements: readonly Element[];
  /** The components that may price a dimension in elements of a kind, in order, at `candidatePlace`. */
  readonly candidates: readonly (readonly Component[])[];
  /** `min_price`. */
  readonly minimum: Limit | undefined;
  /** `max_price`. */
  readonly maximum: Limit | undefined;
  /** Milliseconds since 1970. */
  readonly validFrom: number | undefined;
  /** Milliseconds since 1970. */
  readonly validUntil: number | undefined;
}

/** Reads a tariff; throws {@link CannotPrice} when it holds something the engine does not understand. */
export function compileTariff(
  input: TariffInput,
  index: number,
  version: PricingVersion,
  policy: Policy,
): CompiledTariff {
  checkTariffShape(input, 'left-out');
  const elements: Element[] = [];
  const candidates: Component[][] = [];
  for (let place = 0; place < CANDIDATE_PLACES; place += 1) candidates.push([]);
  const tariff: CompiledTariff = {
    input,
    index,
    elements,
    candidates,
    minimum: version === '2.1.1' ? undefined : limitOf(input.min_price),
    maximum: version === '2.1.1' ? undefined : limitOf(input.max_price),
    validFrom: parseInstant(input.start_date_time),
    validUntil: parseInstant(input.end_date_time),
  };
  const rules = new TaxRules(input.tax_included ?? undefined, policy);
  const list = input.elements;
  for (let place = 0; place < list.length; place += 1) {
    const element = list[place];
    if (element != null) elements.push(compileElement(element, place, tariff, policy, rules));
  }
  for (const element of elements) {
    for (const component of element.components)
      candidates[candidatePlace(element.kind, component.type)]?.push(component);
  }
  return tariff;
}

/** True when the tariff is valid at an instant. */
export function isValidAt(tariff: CompiledTariff, instant: number, policy: Policy): boolean {
  if (tariff.validFrom !== undefined && instant < tariff.validFrom) return false;
  if (tariff.validUntil === undefined) return true;
  return policy.validUntil === 'inclusive' ? instant <= tariff.validUntil : instant < tariff.validUntil;
}

function compileElement(
  input: TariffElementInput,
  index: number,
  tariff: CompiledTariff,
  policy: Policy,
  rules: TaxRules,
): Element {
  const pointer = `/elements/${index}`;
  const { restrictions } = input;
  const element: Element = {
    index,
    kind: kindOf(restrictions?.reservation, pointer),
    tariff,
    restrictions:
      restrictions == null ? undefined : readRestrictions(restrictions, `${pointer}/restrictions`, policy),
    components: [],
    stamp: -1,
    obstacle: undefined,
    charged: false,
  };
  const list = input.price_components;
  for (let place = 0; place < list.length; place += 1) {
    const component = list[place];
    if (component == null) continue;
    const at = `${pointer}/price_components/${place}`;
    const compiled = compileComponent(component, place, element, at, rules);
    if (element.components.every((other) => other.type !== compiled.type)) element.components.push(compiled);
    else if (policy.duplicateComponents === 'cannot-price') {
      throw cannotPrice('DUPLICATE_COMPONENT', `The element prices ${compiled.type} twice.`, at);
    }
  }
  return element;
}

function kindOf(reservation: string | null | undefined, pointer: string): ElementKind {
  if (reservation == null) return 'session';
  if (reservation === 'RESERVATION') return 'reservation';
  if (reservation === 'RESERVATION_EXPIRES') return 'expiry';
  const at = `${pointer}/restrictions/reservation`;
  throw cannotPrice('UNKNOWN_RESTRICTION', `The reservation restriction ${reservation} is unknown.`, at);
}

function compileComponent(
  input: PriceComponentInput,
  index: number,
  element: Element,
  pointer: string,
  rules: TaxRules,
): Component {
  if (!isDimensionName(input.type)) {
    const message = `The component type ${input.type} is unknown, so is its price.`;
    throw cannotPrice('UNKNOWN_COMPONENT', message, `${pointer}/type`);
  }
  const vat = input.vat == null ? undefined : readNumber(input.vat, `${pointer}/vat`);
  return {
    type: input.type,
    index,
    price: readNumber(input.price, `${pointer}/price`),
    step: input.step_size == null ? 0 : readCount(input.step_size, `${pointer}/step_size`),
    tax: rules.of(vat),
    element,
  };
}

function limitOf(price: PriceInput | null | undefined): Limit | undefined {
  if (price == null) return undefined;
  const before = tryExact(price.excl_vat ?? price.before_taxes);
  const after = tryExact(price.incl_vat ?? price.after_taxes);
  return before === undefined && after === undefined ? undefined : { before, after };
}
