// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in hours.ts of the schemas. */
export const hours: Descriptions = {
  RegularHours: {
    about: 'Opening hours on one day of the week.',
    fields: {
      weekday: 'Day of the week, from 1 (Monday) to 7 (Sunday).',
      period_begin: 'Begin in the local time of the Location, `HH:MM`.',
      period_end: 'End in the local time of the Location, `HH:MM`, later than the begin.',
    },
  },
  ExceptionalPeriod: {
    about: 'A period that departs from the regular opening hours.',
    fields: { period_begin: 'Begin of the exception, in UTC.', period_end: 'End of the exception, in UTC.' },
  },
  Hours: {
    about: 'When a Location is open.',
    fields: {
      regular_hours: {
        '2.1.1': 'Opening hours by day of the week; stand instead of `twentyfourseven`.',
        '2.2.1': 'Opening hours by day of the week; needed, and allowed, only when not open day and night.',
        '2.3.0': 'Opening hours by day of the week; needed, and allowed, only when not open day and night.',
      },
      twentyfourseven: {
        '2.1.1':
          '`true` for a Location open day and night, apart from the exceptions; stands instead of `regular_hours`.',
        '2.2.1': 'Whether it is open day and night, apart from the exceptions.',
        '2.3.0': 'Whether it is open day and night, apart from the exceptions.',
      },
      exceptional_openings: 'Periods in which it is open besides the regular hours.',
      exceptional_closings:
        'Periods in which it is closed in spite of regular hours and exceptional openings.',
    },
  },
};
