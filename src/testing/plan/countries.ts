/** What samples need to know about a country. */
export interface Country {
  readonly alpha2: string;
  readonly alpha3: string;
  readonly currency: string;
  /** What ten euros are about worth in the currency: prices are scaled by it. */
  readonly tenEuros: number;
  /** Percentage of VAT; `undefined` where prices carry none. */
  readonly vat: number | undefined;
  readonly language: string;
  /** IANA time zone of the places in it. */
  readonly zone: string;
  /** Calling code. */
  readonly dial: string;
}

const row = (
  alpha2: string,
  alpha3: string,
  currency: string,
  tenEuros: number,
  vat: number | undefined,
  language: string,
  zone: string,
  dial: string,
): Country => ({ alpha2, alpha3, currency, tenEuros, vat, language, zone, dial });

/** The countries that samples are set in, by alpha-2 code. */
export const countries = {
  NL: row('NL', 'NLD', 'EUR', 10, 21, 'nl', 'Europe/Amsterdam', '+31'),
  DE: row('DE', 'DEU', 'EUR', 10, 19, 'de', 'Europe/Berlin', '+49'),
  BE: row('BE', 'BEL', 'EUR', 10, 21, 'nl', 'Europe/Brussels', '+32'),
  FR: row('FR', 'FRA', 'EUR', 10, 20, 'fr', 'Europe/Paris', '+33'),
  AT: row('AT', 'AUT', 'EUR', 10, 20, 'de', 'Europe/Vienna', '+43'),
  ES: row('ES', 'ESP', 'EUR', 10, 21, 'es', 'Europe/Madrid', '+34'),
  PT: row('PT', 'PRT', 'EUR', 10, 23, 'pt', 'Europe/Lisbon', '+351'),
  IT: row('IT', 'ITA', 'EUR', 10, 22, 'it', 'Europe/Rome', '+39'),
  FI: row('FI', 'FIN', 'EUR', 10, 25.5, 'fi', 'Europe/Helsinki', '+358'),
  GB: row('GB', 'GBR', 'GBP', 9, 20, 'en', 'Europe/London', '+44'),
  NO: row('NO', 'NOR', 'NOK', 115, 25, 'no', 'Europe/Oslo', '+47'),
  SE: row('SE', 'SWE', 'SEK', 112, 25, 'sv', 'Europe/Stockholm', '+46'),
  DK: row('DK', 'DNK', 'DKK', 75, 25, 'da', 'Europe/Copenhagen', '+45'),
  CH: row('CH', 'CHE', 'CHF', 10, 8.1, 'de', 'Europe/Zurich', '+41'),
  PL: row('PL', 'POL', 'PLN', 43, 23, 'pl', 'Europe/Warsaw', '+48'),
  US: row('US', 'USA', 'USD', 11, undefined, 'en', 'America/Los_Angeles', '+1'),
} as const satisfies Record<string, Country>;

/** Alpha-2 code of a country that samples are set in. */
export type CountryCode = keyof typeof countries;
