import type { VersionNumber } from '../../core/version.js';
import type { Probes } from './probe.js';
import { probes_2_1_1 } from './v2_1_1.js';
import { probes_2_2_1 } from './v2_2_1.js';
import { probes_2_3_0 } from './v2_3_0.js';

/** What is pushed in each version. */
export const PROBES: Readonly<Record<VersionNumber, Probes>> = {
  '2.1.1': probes_2_1_1,
  '2.2.1': probes_2_2_1,
  '2.3.0': probes_2_3_0,
};
