// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in tariffs.ts of the schemas. */
export const tariffs: Descriptions = {
  DayOfWeek: { about: 'Day of the week.' },
  TariffDimensionType: {
    about: 'What is priced: energy per kWh, time charging or parking per hour, or a flat fee.',
  },
  PriceComponent: {
    about: 'The price of one dimension of a session.',
    fields: {
      type: 'The dimension that is priced.',
      price: {
        '2.1.1':
          'Price without VAT, in major units of the currency: per kWh (ENERGY), per hour (TIME, PARKING_TIME) or in total (FLAT).',
        '2.2.1':
          'Price without VAT, in major units of the currency: per kWh (ENERGY), per hour (TIME, PARKING_TIME) or in total (FLAT).',
        '2.3.0':
          'Price in major units of the currency: per kWh (ENERGY), per hour (TIME, PARKING_TIME) or in total (FLAT); `Tariff.tax_included` says whether taxes are in it.',
      },
      step_size:
        'Smallest amount billed, to whose multiples use is rounded up: in Wh (ENERGY) or seconds (TIME, PARKING_TIME); FLAT ignores it.',
      vat: 'VAT in percent; absent means that no VAT applies, which is not the same as 0.',
    },
  },
  TariffRestrictions: {
    about: 'The conditions, all of them to be met, under which the prices of an element hold.',
    fields: {
      start_time: {
        '2.1.1': 'From this time of day on, `HH:MM`.',
        '2.2.1': 'From this time of day on, local time of the Location, `HH:MM`.',
        '2.3.0': 'From this time of day on, local time of the Location, `HH:MM`.',
      },
      end_time: {
        '2.1.1': 'Before this time of day, `HH:MM`.',
        '2.2.1':
          'Before this time of day, local time of the Location, `HH:MM`; before `start_time` it is on the next day.',
        '2.3.0':
          'Before this time of day, local time of the Location, `HH:MM`; before `start_time` it is on the next day.',
      },
      start_date: {
        '2.1.1': 'From this day on, `YYYY-MM-DD`.',
        '2.2.1': 'From this day on, local date of the Location, `YYYY-MM-DD`.',
        '2.3.0': 'From this day on, local date of the Location, `YYYY-MM-DD`.',
      },
      end_date: {
        '2.1.1': 'Before this day, `YYYY-MM-DD`.',
        '2.2.1': 'Before this day, local date of the Location, `YYYY-MM-DD`.',
        '2.3.0': 'Before this day, local date of the Location, `YYYY-MM-DD`.',
      },
      min_kwh: 'From this energy charged on, in kWh.',
      max_kwh: 'Until less than this energy is charged, in kWh.',
      min_power: 'From this power on, in kW.',
      max_power: 'Below this power, in kW.',
      min_duration: 'From this duration of the session on, in seconds.',
      max_duration: 'Before this duration of the session, in seconds.',
      day_of_week: 'On these days of the week.',
      min_current: 'From this current on, summed over all phases, in amperes (A).',
      max_current: 'Below this current, summed over all phases, in amperes (A).',
      reservation:
        'The prices are those of a reservation, used or expired; only FLAT and TIME are allowed then.',
    },
  },
  TariffElement: {
    about: 'Prices that hold under the same restrictions.',
    fields: {
      price_components: 'The prices, one for each dimension.',
      restrictions: 'When these prices hold; absent means always.',
    },
  },
  Tariff: {
    about: 'How the use of a charge point is priced.',
    fields: {
      id: "Identifier of the Tariff within the CPO's platform.",
      currency: 'ISO 4217 code of the currency of all prices in this Tariff, three capital letters.',
      tariff_alt_text: 'Explanation of the Tariff for people, in several languages.',
      tariff_alt_url: 'Page that explains the Tariff to people.',
      elements: 'The prices; for each dimension the first element whose restrictions match counts.',
      energy_mix: 'Where the energy of this Tariff comes from.',
      last_updated: 'When this Tariff was last changed or created.',
      country_code: 'ISO 3166-1 alpha-2 code of the country of the CPO that owns this Tariff.',
      party_id: 'Party id of the CPO that owns this Tariff.',
      type: 'The sessions that this Tariff is for; absent when it is for all.',
      min_price: 'Least amount that a session with this Tariff costs.',
      max_price: 'Greatest amount that a session with this Tariff costs.',
      start_date_time: 'When the Tariff becomes valid, in UTC.',
      end_date_time: 'When the Tariff ceases to be valid, in UTC.',
      tax_included: 'Whether the prices in this Tariff contain the taxes.',
    },
  },
  ReservationRestrictionType: {
    about: 'Which reservations the prices of an element are for: used ones or expired ones.',
  },
  TariffType: { about: 'Which sessions a Tariff is for.' },
  TaxIncluded: { about: 'Whether prices contain taxes: yes, no, or no taxes apply.' },
  PriceLimit: {
    about: 'Least or greatest cost of a session.',
    fields: {
      before_taxes: 'Limit of the cost without taxes, in major units of the currency.',
      after_taxes: 'Limit of the cost with taxes, in major units of the currency.',
    },
  },
};
