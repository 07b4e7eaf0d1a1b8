/** A component before its price is in a currency. */
export interface ComponentTemplate {
  readonly type: 'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'TIME';
  /** Least and greatest price, in euro cents. */
  readonly cents: readonly [number, number];
  readonly step: number;
}

/** Conditions that all versions know, and the reservation that 2.1.1 does not have. */
export interface RestrictionTemplate {
  readonly start_time?: string;
  readonly end_time?: string;
  readonly min_duration?: number;
  readonly day_of_week?: readonly string[];
  readonly reservation?: 'RESERVATION' | 'RESERVATION_EXPIRES';
}

/** An element: the same components hold in all its price levels. */
export interface ElementTemplate {
  readonly components: readonly ComponentTemplate[];
  readonly restrictions?: RestrictionTemplate;
}

/** A tariff before its prices are in a currency. */
export interface TariffTemplate {
  readonly name: string;
  /** What drivers are told, in English. */
  readonly text: string;
  /** For which charge points it is meant. */
  readonly current: 'AC' | 'DC' | 'any';
  /** Whether prices depend on the local time, so that periods are cut at full half hours. */
  readonly byClock: boolean;
  /** Seconds after the start of the session at which prices change. */
  readonly changesAfter: readonly number[];
  readonly adHoc: boolean;
  readonly elements: readonly ElementTemplate[];
}

const part = (
  type: ComponentTemplate['type'],
  least: number,
  greatest: number,
  step = 1,
): ComponentTemplate => ({ type, cents: [least, greatest], step });

const template = (
  name: string,
  text: string,
  current: TariffTemplate['current'],
  elements: readonly ElementTemplate[],
  more: Partial<Pick<TariffTemplate, 'byClock' | 'changesAfter' | 'adHoc'>> = {},
): TariffTemplate => ({
  name,
  text,
  current,
  byClock: false,
  changesAfter: [],
  adHoc: false,
  ...more,
  elements,
});

const FOUR_HOURS = 4 * 3600;

/** The tariffs that samples have; every element is complete, so that the rules of all versions price them alike. */
export const tariffTemplates: readonly [TariffTemplate, ...TariffTemplate[]] = [
  template('ENERGY', 'A price per kWh', 'AC', [{ components: [part('ENERGY', 35, 59)] }]),
  template('START-FEE', 'A price per kWh and a start fee', 'any', [
    { components: [part('FLAT', 35, 99), part('ENERGY', 39, 65)] },
  ]),
  template(
    'DAY-NIGHT',
    'A price per kWh that is lower at night',
    'AC',
    [
      { components: [part('ENERGY', 25, 33)], restrictions: { start_time: '22:00', end_time: '06:00' } },
      { components: [part('ENERGY', 38, 55)] },
    ],
    { byClock: true },
  ),
  template(
    'WEEKEND',
    'A price per kWh that is lower at weekends',
    'AC',
    [
      { components: [part('ENERGY', 27, 35)], restrictions: { day_of_week: ['SATURDAY', 'SUNDAY'] } },
      { components: [part('ENERGY', 40, 56)] },
    ],
    { byClock: true },
  ),
  template('PARKING', 'A price per kWh, and per started 5 minutes without charging', 'any', [
    { components: [part('ENERGY', 45, 69), part('PARKING_TIME', 240, 600, 300)] },
  ]),
  template(
    'BLOCKING',
    'A price per kWh, and per minute after four hours',
    'AC',
    [
      {
        components: [part('ENERGY', 39, 52), part('TIME', 300, 600, 60), part('PARKING_TIME', 300, 600, 60)],
        restrictions: { min_duration: FOUR_HOURS },
      },
      { components: [part('ENERGY', 39, 52)] },
    ],
    { changesAfter: [FOUR_HOURS] },
  ),
  template('TIME', 'A price per started quarter of an hour', 'AC', [
    { components: [part('FLAT', 50, 100), part('TIME', 180, 420, 900), part('PARKING_TIME', 120, 240, 900)] },
  ]),
  template('RESERVE', 'A price per kWh; reservations cost by the minute', 'any', [
    {
      components: [part('FLAT', 100, 200), part('TIME', 240, 480, 60)],
      restrictions: { reservation: 'RESERVATION' },
    },
    { components: [part('ENERGY', 44, 66)] },
  ]),
  template('HIGH-POWER', 'A price per whole kWh, and per minute without charging', 'DC', [
    { components: [part('ENERGY', 59, 85, 1000), part('PARKING_TIME', 600, 1200, 60)] },
  ]),
  template(
    'AD-HOC',
    'Payment by card: a start fee and a price per kWh',
    'any',
    [{ components: [part('FLAT', 50, 150), part('ENERGY', 55, 89)] }],
    { adHoc: true },
  ),
  template('FREE', 'Free of charge', 'any', [{ components: [part('FLAT', 0, 0)] }]),
];
