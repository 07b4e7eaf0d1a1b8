import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type * as business211 from '../schema/v2_1_1/business-details.js';
import type * as cdrs211 from '../schema/v2_1_1/cdrs.js';
import type * as periods211 from '../schema/v2_1_1/charging-period.js';
import type * as commands211 from '../schema/v2_1_1/commands.js';
import type * as credentials211 from '../schema/v2_1_1/credentials.js';
import type * as energy211 from '../schema/v2_1_1/energy-mix.js';
import type * as geo211 from '../schema/v2_1_1/geo-location.js';
import type * as hours211 from '../schema/v2_1_1/hours.js';
import type * as locations211 from '../schema/v2_1_1/locations.js';
import type * as sessions211 from '../schema/v2_1_1/sessions.js';
import type * as tariffs211 from '../schema/v2_1_1/tariffs.js';
import type * as tokens211 from '../schema/v2_1_1/tokens.js';
import type * as types211 from '../schema/v2_1_1/types.js';
import type { CdrTokenFields, ConvertOptions } from './context.js';
import type { Objects221 } from './types-2-2-1.js';
import type { Objects230 } from './types-2-3-0.js';

/** The objects of OCPI 2.1.1 that other versions have too, by name. */
export interface Objects211 {
  AdditionalGeoLocation: geo211.AdditionalGeoLocation;
  AuthorizationInfo: tokens211.AuthorizationInfo;
  BusinessDetails: business211.BusinessDetails;
  CDR: cdrs211.CDR;
  CdrDimension: periods211.CdrDimension;
  ChargingPeriod: periods211.ChargingPeriod;
  CommandResponse: commands211.CommandResponse;
  /** What a charge point answered: 2.1.1 has no type of its own for it. */
  CommandResult: commands211.CommandResponse;
  Connector: locations211.Connector;
  Credentials: credentials211.Credentials;
  DisplayText: types211.DisplayText;
  EVSE: locations211.EVSE;
  EnergyMix: energy211.EnergyMix;
  EnergySource: energy211.EnergySource;
  EnvironmentalImpact: energy211.EnvironmentalImpact;
  ExceptionalPeriod: hours211.ExceptionalPeriod;
  GeoLocation: geo211.GeoLocation;
  Hours: hours211.Hours;
  Image: business211.Image;
  Location: locations211.Location;
  LocationReferences: tokens211.LocationReferences;
  PriceComponent: tariffs211.PriceComponent;
  RegularHours: hours211.RegularHours;
  ReserveNow: commands211.ReserveNow;
  Session: sessions211.Session;
  StartSession: commands211.StartSession;
  StatusSchedule: locations211.StatusSchedule;
  StopSession: commands211.StopSession;
  Tariff: tariffs211.Tariff;
  TariffElement: tariffs211.TariffElement;
  TariffRestrictions: tariffs211.TariffRestrictions;
  Token: tokens211.Token;
  UnlockConnector: commands211.UnlockConnector;
}

/** The objects that can be converted, by version and name. */
export interface ObjectsOf {
  '2.1.1': Objects211;
  '2.2.1': Objects221;
  '2.3.0': Objects230;
}

/** Names of objects that exist in both versions. */
export type ConvertibleName<From extends VersionNumber, To extends VersionNumber> = keyof ObjectsOf[From] &
  keyof ObjectsOf[To] &
  string;

/** The type of an object in a version. */
export type ObjectOf<V extends VersionNumber, N> = N extends keyof ObjectsOf[V] ? ObjectsOf[V][N] : never;

type Owned = 'Location' | 'Tariff' | 'Session' | 'CDR' | 'Token' | 'ReserveNow' | 'StartSession';

interface NeededUp {
  Session: { readonly tokenParty: Party } | { readonly cdrToken: (authId: string) => CdrTokenFields };
  CDR: { readonly tokenParty: Party } | { readonly cdrToken: (authId: string) => CdrTokenFields };
  Credentials: { readonly roles: readonly string[] };
}

type Token<V extends VersionNumber> = ObjectOf<V, 'Token'>;
type Location<V extends VersionNumber> = ObjectOf<V, 'Location'>;

type UpFrom211<N, To extends VersionNumber> = (N extends Owned ? { readonly party: Party } : unknown) &
  (N extends keyof NeededUp ? NeededUp[N] : unknown) &
  (N extends 'AuthorizationInfo' ? { readonly token: Token<To> } : unknown);

type DownTo211<N, From extends VersionNumber> = N extends 'Session'
  ? { readonly location: Location<From> }
  : unknown;

/** What a conversion of this object must be told besides the object; `unknown` when nothing. */
export type Needed<N, From extends VersionNumber, To extends VersionNumber> = From extends To
  ? unknown
  : From extends '2.1.1'
    ? UpFrom211<N, To>
    : To extends '2.1.1'
      ? DownTo211<N, From>
      : unknown;

/** Options of a conversion, with types for what this object needs. */
export type OptionsFor<N, From extends VersionNumber, To extends VersionNumber> = Omit<
  ConvertOptions,
  'location' | 'token'
> & {
  readonly location?: Location<From> | undefined;
  readonly token?: Token<To> | undefined;
} & Needed<N, From, To>;

/** The last parameter of a conversion: may be left out when nothing is needed. */
export type OptionsArgument<N, From extends VersionNumber, To extends VersionNumber> =
  unknown extends Needed<N, From, To>
    ? [options?: OptionsFor<N, From, To>]
    : [options: OptionsFor<N, From, To>];
