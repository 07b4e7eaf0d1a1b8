import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExchangeId, type FaultRule, faultPlan } from '../../../src/testing/index.js';

const LIST: ExchangeId = { method: 'GET', module: 'locations', operation: 'list' };
const PUT: ExchangeId = { method: 'PUT', module: 'tokens', operation: 'putToken' };
const html: FaultRule['fault'] = { kind: 'html' };
const timeout: FaultRule['fault'] = { kind: 'timeout' };

const happens = (rule: Omit<FaultRule, 'fault'>, exchanges: readonly ExchangeId[], seed = 1): boolean[] => {
  const plan = faultPlan([{ ...rule, fault: html }], seed);
  return exchanges.map((exchange) => plan.decide(exchange).length > 0);
};

describe('a plan of faults', () => {
  it('lets a rule without conditions happen always', () => {
    expect(happens({}, [LIST, PUT])).toEqual([true, true]);
  });

  it('asks for module and operation, the latter by name or by method, in any case', () => {
    expect(happens({ module: 'locations' }, [LIST, PUT])).toEqual([true, false]);
    expect(happens({ module: 'Tokens', operation: 'PUTTOKEN' }, [LIST, PUT])).toEqual([false, true]);
    expect(happens({ operation: 'put' }, [LIST, PUT])).toEqual([false, true]);
    expect(happens({ step: 1 }, [LIST, { ...LIST, module: 'versions', step: 1 }])).toEqual([false, true]);
  });

  it('counts only the requests that a rule is about', () => {
    expect(happens({ module: 'locations', calls: 2 }, [LIST, PUT, PUT, LIST, LIST])).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(happens({ calls: { from: 2, to: 3 } }, [LIST, LIST, LIST, LIST])).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(happens({ calls: { from: 2 } }, [LIST, LIST, LIST])).toEqual([false, true, true]);
  });

  it('decides by the seed where there is a probability', () => {
    const many = Array.from({ length: 2000 }, () => LIST);
    const share = (seed: number): number => happens({ probability: 0.1 }, many, seed).filter(Boolean).length;
    expect(happens({ probability: 0.1 }, many, 7)).toEqual(happens({ probability: 0.1 }, many, 7));
    expect(happens({ probability: 0.1 }, many, 7)).not.toEqual(happens({ probability: 0.1 }, many, 8));
    expect(share(7)).toBeGreaterThan(140);
    expect(share(7)).toBeLessThan(260);
    expect(happens({ probability: 0 }, many)).not.toContain(true);
    expect(happens({ probability: 1 }, many)).not.toContain(false);
  });

  it('gives all faults that are due, in the order of the rules, and starts again after a reset', () => {
    const rules: FaultRule[] = [{ fault: timeout, calls: 1 }, { fault: html }];
    const plan = faultPlan(rules);
    const kinds = (): string[] => plan.decide(LIST).map(({ fault }) => fault.kind);
    expect([kinds(), kinds()]).toEqual([['timeout', 'html'], ['html']]);
    plan.reset();
    expect(kinds()).toEqual(['timeout', 'html']);
    expect(plan.decide(LIST)[0]).toMatchObject({ rule: rules[1], call: 2 });
  });

  it('keeps deliveries apart from exchanges', () => {
    const plan = faultPlan([
      { fault: { kind: 'result-never' }, module: 'commands', calls: 2 },
      { fault: { kind: 'result-twice' } },
      { fault: html, module: 'commands' },
    ]);
    const command: ExchangeId = { method: 'POST', module: 'commands', operation: 'startSession' };
    expect(plan.decide(command).map(({ fault }) => fault.kind)).toEqual(['html']);
    expect(plan.decideDelivery(command)?.fault.kind).toBe('result-twice');
    expect(plan.decideDelivery(command)?.fault.kind).toBe('result-never');
  });

  it('gives the same decisions for the same rules, seed and requests', () => {
    const rule = fc.record({
      fault: fc.constant(html),
      calls: fc.constantFrom(undefined, 2, { from: 2 }, { from: 1, to: 3 }),
      probability: fc.constantFrom(undefined, 0.2, 0.7),
      module: fc.constantFrom(undefined, 'locations', 'tokens'),
    });
    fc.assert(
      fc.property(
        fc.array(rule),
        fc.array(fc.constantFrom(LIST, PUT)),
        fc.integer(),
        (rules, exchanges, seed) => {
          const [one, other] = [faultPlan(rules, seed), faultPlan(rules, seed)];
          for (const exchange of exchanges) expect(one.decide(exchange)).toEqual(other.decide(exchange));
        },
      ),
    );
  });

  it.each([
    { calls: 0 },
    { calls: 1.5 },
    { calls: { from: 3, to: 2 } },
    { probability: 1.1 },
    { probability: -1 },
  ])('refuses rules that cannot be meant: %j', (rule) => {
    expect(() => faultPlan([{ fault: html, ...rule }])).toThrow(RangeError);
  });
});
