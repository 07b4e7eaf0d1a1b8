import type { Random } from '../random.js';

/** A company that plays a role; all of them are made up. */
export interface PartyPlan {
  readonly country_code: string;
  readonly party_id: string;
  readonly name: string;
  readonly website: string;
}

type Company = readonly [party: string, name: string, domain: string];

const OPERATORS: readonly [Company, ...Company[]] = [
  ['WPL', 'Windpaal', 'windpaal.example'],
  ['SFD', 'Stromfeld', 'stromfeld.example'],
  ['BRG', 'Bergstrom Charging', 'bergstrom-charging.example'],
  ['VTD', 'Voltadour', 'voltadour.example'],
  ['KPN', 'Kaplan Energie', 'kaplan-energie.example'],
  ['NLT', 'Nordlys Lading', 'nordlys-lading.example'],
];

const PROVIDERS: readonly [Company, ...Company[]] = [
  ['LMB', 'Lumebil', 'lumebil.example'],
  ['RDW', 'Roadwise Mobility', 'roadwise.example'],
  ['EVK', 'Elvink', 'elvink.example'],
  ['PCX', 'Pluriel Cartes', 'pluriel-cartes.example'],
];

const PROVIDER_COUNTRIES = ['NL', 'DE', 'BE', 'FR', 'NO'] as const;

const party = (country_code: string, [party_id, name, domain]: Company): PartyPlan => ({
  country_code,
  party_id,
  name,
  website: `https://${domain}/`,
});

/** A charge point operator in a country. */
export const planOperator = (random: Random, country: string): PartyPlan =>
  party(country, random.pick(OPERATORS));

/** An e-mobility service provider. */
export const planProvider = (random: Random): PartyPlan =>
  party(random.pick(PROVIDER_COUNTRIES), random.pick(PROVIDERS));
