import type { SessionCurve } from './curve.js';
import { cellsOf, exampleOf, stateOf } from './lint-cells.js';
import type { LintFinding } from './lint-finding.js';
import { obstacle } from './match.js';
import type { Policy } from './policy.js';
import type { CompiledTariff } from './tariff.js';
import type { TariffInput } from './types.js';

const ANY: SessionCurve = {
  start: '2024-01-01T12:00:00Z',
  curve: [
    { seconds: 3600, power: 11, kind: 'charging' },
    { seconds: 600, kind: 'parking' },
  ],
};

/**
 * The finding with an example: a session in which the element it points to is active, or the plainest one. `compiled` is
 * absent when the tariff cannot be read.
 */
export function withExample(
  finding: LintFinding,
  tariff: TariffInput,
  compiled: CompiledTariff | undefined,
  policy: Policy,
): LintFinding {
  if (finding.example !== undefined) return finding;
  if (finding.pointer === '/end_date_time' && tariff.end_date_time != null) {
    return { ...finding, example: { ...ANY, start: tariff.end_date_time } };
  }
  return { ...finding, example: exampleIn(finding.pointer, compiled, policy) ?? ANY };
}

function exampleIn(
  pointer: string,
  compiled: CompiledTariff | undefined,
  policy: Policy,
): SessionCurve | undefined {
  const [, index, component] = /^\/elements\/(\d+)(?:\/price_components\/(\d+))?/.exec(pointer) ?? [];
  const element = compiled?.elements[Number(index)];
  if (element === undefined) return undefined;
  const { restrictions, kind, components } = element;
  const cell = cellsOf([restrictions]).find(
    (one) => restrictions === undefined || obstacle(restrictions, stateOf(one), policy) === undefined,
  );
  const priced = components.find((item) => item.index === Number(component)) ?? components[0];
  return cell && exampleOf(cell, kind, priced?.type ?? 'TIME');
}
