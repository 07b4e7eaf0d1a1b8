import { DAY, SAMPLE_NOW } from '../clock.js';
import type { Random } from '../random.js';
import { type Country, countries } from './countries.js';
import { type PartyPlan, planOperator } from './parties.js';
import {
  type ComponentTemplate,
  type ElementTemplate,
  type RestrictionTemplate,
  type TariffTemplate,
  tariffTemplates,
} from './tariff-templates.js';

/** A price component before it is written in a version. */
export interface ComponentPlan {
  readonly type: ComponentTemplate['type'];
  /** Major units of the currency. */
  readonly price: number;
  readonly step: number;
}

/** An element before it is written in a version. */
export interface ElementPlan {
  readonly components: readonly ComponentPlan[];
  readonly restrictions: RestrictionTemplate | undefined;
}

/** A tariff before it is written in a version. */
export interface TariffPlan {
  readonly id: string;
  readonly operator: PartyPlan;
  readonly country: Country;
  readonly template: TariffTemplate;
  readonly elements: readonly ElementPlan[];
  /** Whether the prices contain VAT, where a version lets them. */
  readonly gross: boolean;
  readonly green: boolean;
  readonly updated: number;
}

/** What may be fixed in a tariff; the rest is drawn. */
export interface TariffChoices {
  readonly operator?: PartyPlan;
  readonly country?: Country;
  readonly template?: TariffTemplate;
  readonly current?: 'AC' | 'DC';
  readonly now?: number;
  /** Leaves out tariffs with elements for reservations, which 2.1.1 does not know. */
  readonly withoutReservation?: boolean;
}

/** The templates that fit. */
export function templatesFor(choices: TariffChoices & { readonly country: Country }): TariffTemplate[] {
  return tariffTemplates.filter(
    (template) =>
      (choices.current === undefined || template.current === 'any' || template.current === choices.current) &&
      !(choices.withoutReservation && template.elements.some((e) => e.restrictions?.reservation)) &&
      // A session there names no time zone, and the country has several.
      !(template.byClock && choices.country.alpha2 === 'US'),
  );
}

/** Draws a tariff. */
export function planTariff(random: Random, choices: TariffChoices = {}): TariffPlan {
  const country = choices.country ?? random.pick(Object.values(countries));
  const template = choices.template ?? random.pick(templatesFor({ ...choices, country }));
  const prices = new Map<string, number>();
  return {
    id: `${country.alpha2}-${template.name}`,
    operator: choices.operator ?? planOperator(random, country.alpha2),
    country,
    template,
    elements: template.elements.map((element) => planElement(random, element, country, prices)),
    gross: random.chance(50),
    green: random.chance(50),
    updated: (choices.now ?? SAMPLE_NOW) - random.int(10, 200) * DAY,
  };
}

function planElement(
  random: Random,
  { components, restrictions }: ElementTemplate,
  country: Country,
  prices: Map<string, number>,
): ElementPlan {
  const plan = ({ type, cents, step }: ComponentTemplate): ComponentPlan => {
    // The same range means the same price, also in another element.
    const key = `${type} ${cents.join()}`;
    const price = prices.get(key) ?? priceOf(random.int(...cents), type, country);
    prices.set(key, price);
    return { type, price, step };
  };
  return { components: components.map(plan), restrictions };
}

/** A price of time is a multiple of 0.60 per hour, so that a minute costs whole cents. */
function priceOf(cents: number, type: ComponentTemplate['type'], { tenEuros }: Country): number {
  const local = Math.round((cents * tenEuros) / 10);
  const timed = type === 'TIME' || type === 'PARKING_TIME';
  return (timed ? Math.round(local / 60) * 60 : local) / 100;
}
