import { dateTime } from '../clock.js';
import type { ChargePeriod, ChargePlan } from '../plan/charge.js';

/** Watt-hours as kWh. */
export const kwh = (wattHours: number): number => wattHours / 1000;

/** Seconds as hours. */
export const hours = (seconds: number): number => seconds / 3600;

/** What was measured in a period: the dimensions that all versions know. */
export const writeDimensions = ({ parking, wattHours, seconds }: ChargePeriod) =>
  parking
    ? [{ type: 'PARKING_TIME', volume: hours(seconds) }]
    : [
        { type: 'ENERGY', volume: kwh(wattHours) },
        { type: 'TIME', volume: hours(seconds) },
      ];

/** The periods as 2.2.1 and later write them. */
export const writePeriods = (charge: ChargePlan, tariffId: string) =>
  charge.periods.map((period) => ({
    start_date_time: dateTime(period.start),
    dimensions: writeDimensions(period),
    tariff_id: tariffId,
  }));
