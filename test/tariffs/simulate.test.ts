import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditCdr } from '../../src/tariffs/audit.js';
import { type SimulatedCdr, type SimulationInput, simulateCdr } from '../../src/tariffs/simulate.js';
import { simulations } from './random.js';

const RUNS = process.env.OCPI_SLOW === '1' ? 10_000 : 300;

/** The simulated CDR; fails the test when there is none. */
function simulated(input: SimulationInput): SimulatedCdr {
  const result = simulateCdr(input);
  if (result.status !== 'simulated') throw new Error(result.notes.map((item) => item.message).join('; '));
  return result.cdr;
}

describe('simulated CDRs', () => {
  it(`of ${RUNS} random tariffs audit clean`, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(simulations, (input) => {
        const audit = auditCdr(simulated(input), { timeZone: input.timeZone });
        expect({ divergences: audit.divergences, notes: audit.notes }).toEqual({
          divergences: [],
          notes: audit.notes.filter((item) => item.severity === 'info'),
        });
        expect(audit.clean).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
