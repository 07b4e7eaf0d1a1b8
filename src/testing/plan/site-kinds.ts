import type { Speed } from './hardware.js';

/** A kind of site: what stands around the charge points and how they are used. */
export interface SiteKind {
  /** Name of the site, `{street}` and `{city}` are filled in. */
  readonly name: string;
  /** `ParkingType` of 2.2.1 and later. */
  readonly parkingType: string;
  /** `LocationType` of 2.1.1. */
  readonly locationType: string;
  /** Values that all versions know. */
  readonly facilities: readonly string[];
  readonly speed: Speed;
  /** Opening and closing time by day, Monday first; `undefined`: day and night. */
  readonly hours: readonly (readonly [string, string] | undefined)[] | undefined;
  readonly floors: readonly string[];
  /** Least and greatest number of EVSEs. */
  readonly evses: readonly [number, number];
  readonly roofed: boolean;
}

const SHOP_DAY = ['08:00', '21:00'] as const;

/** The kinds of sites that samples have. */
export const siteKinds: readonly [SiteKind, ...SiteKind[]] = [
  {
    name: '{street}',
    parkingType: 'ON_STREET',
    locationType: 'ON_STREET',
    facilities: [],
    speed: 'slow',
    hours: undefined,
    floors: [],
    evses: [1, 2],
    roofed: false,
  },
  {
    name: '{street} Shopping',
    parkingType: 'PARKING_LOT',
    locationType: 'PARKING_LOT',
    facilities: ['SUPERMARKET', 'CAFE'],
    speed: 'mixed',
    hours: [SHOP_DAY, SHOP_DAY, SHOP_DAY, SHOP_DAY, SHOP_DAY, ['09:00', '20:00'], undefined],
    floors: [],
    evses: [2, 4],
    roofed: false,
  },
  {
    name: 'Parking {street}',
    parkingType: 'UNDERGROUND_GARAGE',
    locationType: 'UNDERGROUND_GARAGE',
    facilities: ['MALL', 'RESTAURANT'],
    speed: 'slow',
    hours: undefined,
    floors: ['-1', '-2'],
    evses: [3, 6],
    roofed: true,
  },
  {
    name: '{city} Service Area',
    parkingType: 'ALONG_MOTORWAY',
    locationType: 'OTHER',
    facilities: ['FUEL_STATION', 'RESTAURANT', 'WIFI'],
    speed: 'fast',
    hours: undefined,
    floors: [],
    evses: [2, 6],
    roofed: false,
  },
  {
    name: '{city} Station P+R',
    parkingType: 'PARKING_LOT',
    locationType: 'PARKING_LOT',
    facilities: ['TRAIN_STATION', 'TAXI_STAND'],
    speed: 'slow',
    hours: undefined,
    floors: [],
    evses: [2, 5],
    roofed: false,
  },
  {
    name: 'Hotel {street}',
    parkingType: 'PARKING_GARAGE',
    locationType: 'PARKING_GARAGE',
    facilities: ['HOTEL', 'RESTAURANT', 'WIFI'],
    speed: 'mixed',
    hours: undefined,
    floors: ['0', '1'],
    evses: [1, 3],
    roofed: true,
  },
];
