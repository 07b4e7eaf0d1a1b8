import type { Random } from '../random.js';

/** The electrical side of a connector. */
export interface ConnectorHardware {
  readonly standard: string;
  readonly format: 'SOCKET' | 'CABLE';
  readonly powerType: 'AC_1_PHASE' | 'AC_3_PHASE' | 'DC';
  /** Volts; line to neutral for three phases. */
  readonly volts: number;
  readonly amps: number;
  /** Greatest power, in watts. */
  readonly watts: number;
}

/** A kind of charge point: its connectors can be used one at a time. */
export interface Hardware {
  readonly connectors: readonly [ConnectorHardware, ...ConnectorHardware[]];
  /** What a vehicle draws on average, in watts, from the slowest to the fastest. */
  readonly draws: readonly [number, number];
  /** How long a vehicle charges, in units of 36 seconds. */
  readonly stays: readonly [number, number];
}

const connector = (
  standard: string,
  format: ConnectorHardware['format'],
  powerType: ConnectorHardware['powerType'],
  volts: number,
  amps: number,
  watts: number,
): ConnectorHardware => ({ standard, format, powerType, volts, amps, watts });

const AC11: Hardware = {
  connectors: [connector('IEC_62196_T2', 'SOCKET', 'AC_3_PHASE', 230, 16, 11_000)],
  draws: [3_500, 10_800],
  stays: [60, 700],
};

const AC22: Hardware = {
  connectors: [connector('IEC_62196_T2', 'SOCKET', 'AC_3_PHASE', 230, 32, 22_000)],
  draws: [3_600, 21_500],
  stays: [50, 500],
};

const AC7_CABLE: Hardware = {
  connectors: [connector('IEC_62196_T2', 'CABLE', 'AC_1_PHASE', 230, 32, 7_360)],
  draws: [3_300, 7_200],
  stays: [60, 700],
};

const AC7_US: Hardware = {
  connectors: [connector('IEC_62196_T1', 'CABLE', 'AC_1_PHASE', 240, 30, 7_200)],
  draws: [3_200, 7_100],
  stays: [60, 600],
};

const DC50: Hardware = {
  connectors: [
    connector('IEC_62196_T2_COMBO', 'CABLE', 'DC', 500, 125, 50_000),
    connector('CHADEMO', 'CABLE', 'DC', 500, 125, 50_000),
  ],
  draws: [28_000, 48_000],
  stays: [15, 90],
};

const DC150: Hardware = {
  connectors: [connector('IEC_62196_T2_COMBO', 'CABLE', 'DC', 920, 400, 150_000)],
  draws: [55_000, 120_000],
  stays: [15, 60],
};

const DC300: Hardware = {
  connectors: [connector('IEC_62196_T2_COMBO', 'CABLE', 'DC', 920, 500, 300_000)],
  draws: [70_000, 180_000],
  stays: [12, 45],
};

const DC180_US: Hardware = {
  connectors: [connector('IEC_62196_T1_COMBO', 'CABLE', 'DC', 920, 350, 180_000)],
  draws: [60_000, 130_000],
  stays: [15, 60],
};

/** Whether a site is for slow charging, fast charging or both. */
export type Speed = 'slow' | 'fast' | 'mixed';

/** A charge point that is found at such a site in a country. */
export function planHardware(random: Random, country: string, speed: Speed): Hardware {
  const fast = speed === 'fast' || (speed === 'mixed' && random.chance(35));
  if (country === 'US') return fast ? DC180_US : AC7_US;
  if (fast) return random.pick([DC50, DC150, DC300]);
  if (country === 'GB') return random.pick([AC7_CABLE, AC22]);
  return random.pick([AC11, AC11, AC22]);
}
