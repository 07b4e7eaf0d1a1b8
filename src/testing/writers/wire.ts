import type { Country } from '../plan/countries.js';
import type { PartyPlan } from '../plan/parties.js';
import type { SiteKind } from '../plan/site-kinds.js';

/** Decimal degrees with six decimals, which all versions allow. */
export function degrees(millionths: number): string {
  const digits = String(Math.abs(millionths)).padStart(7, '0');
  return `${millionths < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** A place on earth. */
export const writeGeo = (place: { readonly latitude: number; readonly longitude: number }) => ({
  latitude: degrees(place.latitude),
  longitude: degrees(place.longitude),
});

/** A company with its website and logo. */
export const writeBusiness = ({ name, website }: PartyPlan) => ({
  name,
  website,
  logo: {
    url: `${website}logo.svg`,
    category: 'OPERATOR',
    type: 'svg',
    width: 256,
    height: 256,
  },
});

/** Opening hours by day of the week; `undefined` for a site that never closes. */
export function writeRegularHours({ hours }: SiteKind) {
  return hours?.flatMap((day, index) =>
    day === undefined ? [] : [{ weekday: index + 1, period_begin: day[0], period_end: day[1] }],
  );
}

/** The shares of a mix of sources: they add up to 100. */
export const writeEnergySources = (green: boolean) =>
  green
    ? [
        { source: 'WIND', percentage: 62.5 },
        { source: 'SOLAR', percentage: 37.5 },
      ]
    : [
        { source: 'GENERAL_GREEN', percentage: 48 },
        { source: 'GAS', percentage: 37 },
        { source: 'NUCLEAR', percentage: 15 },
      ];

/** Grams of carbon dioxide per kWh of such a mix. */
export const carbonOf = (green: boolean): number => (green ? 8 : 241);

/** A text that is understood everywhere. */
export const english = (text: string) => ({ language: 'en', text });

/** Where drivers read more about the tariffs of a party. */
export const tariffPage = (party: PartyPlan, country: Country): string =>
  `${party.website}tariffs/${country.alpha2.toLowerCase()}`;
