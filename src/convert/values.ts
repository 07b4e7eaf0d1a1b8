import type { VersionNumber } from '../core/version.js';

/** For each value that the target does not name: the one that comes nearest, or `null` when there is none. */
export type Counterparts = Readonly<Record<string, string | null>>;

const none = (...values: string[]): Counterparts => Object.fromEntries(values.map((value) => [value, null]));

/**
 * Values of closed enums that only the source has, by direction and enum. Without a counterpart a value is left out of a
 * list or an optional field; where it is required, the object around it has no counterpart either.
 */
export const counterparts: Readonly<Record<string, Readonly<Record<string, Counterparts>>>> = {
  '2.1.1>2.2.1': {
    CdrDimensionType: none('FLAT'),
    CommandResponseType: { TIMEOUT: 'REJECTED' },
  },
  '2.2.1>2.1.1': {
    AuthMethod: { COMMAND: 'AUTH_REQUEST' },
    Capability: none(
      'CHARGING_PREFERENCES_CAPABLE',
      'CHIP_CARD_SUPPORT',
      'CONTACTLESS_CARD_SUPPORT',
      'DEBIT_CARD_PAYABLE',
      'PED_TERMINAL',
      'START_SESSION_CONNECTOR_REQUIRED',
      'TOKEN_GROUP_CAPABLE',
    ),
    CdrDimensionType: none(
      'CURRENT',
      'ENERGY_EXPORT',
      'ENERGY_IMPORT',
      'MAX_POWER',
      'MIN_POWER',
      'POWER',
      'RESERVATION_TIME',
      'STATE_OF_CHARGE',
    ),
    ConnectorType: none(
      'CHAOJI',
      'DOMESTIC_M',
      'DOMESTIC_N',
      'DOMESTIC_O',
      'GBT_AC',
      'GBT_DC',
      'NEMA_5_20',
      'NEMA_6_30',
      'NEMA_6_50',
      'NEMA_10_30',
      'NEMA_10_50',
      'NEMA_14_30',
      'NEMA_14_50',
      'PANTOGRAPH_BOTTOM_UP',
      'PANTOGRAPH_TOP_DOWN',
    ),
    Facility: none('BIKE_SHARING', 'TRAM_STOP', 'METRO_STATION', 'PARKING_LOT'),
    PowerType: { AC_2_PHASE: 'AC_1_PHASE', AC_2_PHASE_SPLIT: 'AC_1_PHASE' },
    SessionStatus: { RESERVATION: 'PENDING' },
    TokenType: { AD_HOC_USER: 'OTHER', APP_USER: 'OTHER' },
  },
  '2.2.1>2.3.0': {
    Role: { HUB: 'OTHER' },
  },
  '2.3.0>2.2.1': {
    ConnectorType: { MCS: null, SAE_J3400: 'TESLA_S' },
    ParkingRestriction: none('EMPLOYEES', 'TAXIS', 'TENANTS'),
    TokenType: { EMAID: 'OTHER' },
  },
};

/** The counterparts of an enum's values in one direction. */
export const counterpartsOf = (from: VersionNumber, to: VersionNumber, name: string): Counterparts =>
  counterparts[`${from}>${to}`]?.[name] ?? {};

/**
 * Connector standards for CDRs, which must name one of the target's: a CDR says what was used, nobody is sent there.
 * Elsewhere another standard would send a driver to a plug that does not fit.
 */
export const nearestStandard: Readonly<Record<string, string>> = {
  CHAOJI: 'CHADEMO',
  DOMESTIC_M: 'DOMESTIC_D',
  DOMESTIC_N: 'DOMESTIC_J',
  DOMESTIC_O: 'DOMESTIC_C',
  GBT_AC: 'IEC_62196_T2',
  GBT_DC: 'CHADEMO',
  MCS: 'IEC_62196_T2_COMBO',
  NEMA_5_20: 'DOMESTIC_B',
  NEMA_6_30: 'DOMESTIC_B',
  NEMA_6_50: 'DOMESTIC_B',
  NEMA_10_30: 'DOMESTIC_B',
  NEMA_10_50: 'DOMESTIC_B',
  NEMA_14_30: 'DOMESTIC_B',
  NEMA_14_50: 'DOMESTIC_B',
  PANTOGRAPH_BOTTOM_UP: 'IEC_62196_T2_COMBO',
  PANTOGRAPH_TOP_DOWN: 'IEC_62196_T2_COMBO',
  SAE_J3400: 'TESLA_S',
};
