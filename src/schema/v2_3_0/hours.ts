import { TIME } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, object, optional } from '../../core/object.js';
import { boolean, dateTime, int, string } from '../../core/primitives.js';
import { isExceptionalPeriod, isHours, isRegularHours } from '../guards_v2_3_0/hours.js';
import { exceptionalPeriodRules, hoursRules, regularHoursRules } from './rules.js';

/** Opening hours on one day of the week. @see OCPI 2.3.0, mod_locations, mod_locations_regularhours_class */
export interface RegularHours {
  /** Day of the week, from 1 (Monday) to 7 (Sunday). */
  weekday: number;
  /** Begin in the local time of the Location, `HH:MM`. */
  period_begin: string;
  /** End in the local time of the Location, `HH:MM`, later than the begin. */
  period_end: string;
}

/** Schema of {@link RegularHours}. */
export const RegularHoursSchema: ObjectSchema<RegularHours> = object<RegularHours>(
  'RegularHours',
  {
    weekday: int(1),
    period_begin: string(5, TIME),
    period_end: string(5, TIME),
  },
  regularHoursRules,
  isRegularHours,
);

/**
 * A period that departs from the regular opening hours.
 * @see OCPI 2.3.0, mod_locations, mod_locations_exceptionalperiod_class
 */
export interface ExceptionalPeriod {
  /** Begin of the exception, in UTC. */
  period_begin: string;
  /** End of the exception, in UTC. */
  period_end: string;
}

/** Schema of {@link ExceptionalPeriod}. */
export const ExceptionalPeriodSchema: ObjectSchema<ExceptionalPeriod> = object<ExceptionalPeriod>(
  'ExceptionalPeriod',
  {
    period_begin: dateTime(),
    period_end: dateTime(),
  },
  exceptionalPeriodRules,
  isExceptionalPeriod,
);

/** When a Location is open. @see OCPI 2.3.0, mod_locations, mod_locations_hours_class */
export interface Hours {
  /** Whether it is open day and night, apart from the exceptions. */
  twentyfourseven: boolean;
  /** Opening hours by day of the week; needed, and allowed, only when not open day and night. */
  regular_hours?: RegularHours[] | undefined;
  /** Periods in which it is open besides the regular hours. */
  exceptional_openings?: ExceptionalPeriod[] | undefined;
  /** Periods in which it is closed in spite of regular hours and exceptional openings. */
  exceptional_closings?: ExceptionalPeriod[] | undefined;
}

/** Schema of {@link Hours}. */
export const HoursSchema: ObjectSchema<Hours> = object<Hours>(
  'Hours',
  {
    twentyfourseven: boolean(),
    regular_hours: optional(list(RegularHoursSchema)),
    exceptional_openings: optional(list(ExceptionalPeriodSchema)),
    exceptional_closings: optional(list(ExceptionalPeriodSchema)),
  },
  hoursRules,
  isHours,
);
