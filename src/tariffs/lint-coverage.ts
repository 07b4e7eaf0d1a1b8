import { toText } from './exact-write.js';
import { clock } from './explain-reason.js';
import { type Cell, cellsOf, exampleOf, stateOf } from './lint-cells.js';
import { finding, type LintFinding } from './lint-finding.js';
import { obstacle } from './match.js';
import type { Policy } from './policy.js';
import { DAYS } from './restrictions.js';
import type { CompiledTariff, Component, Element } from './tariff.js';
import { candidatePlace, type DimensionName, type ElementKind } from './terms.js';

const KINDS: readonly ElementKind[] = ['session', 'reservation', 'expiry'];
const TYPES: readonly DimensionName[] = ['ENERGY', 'TIME', 'PARKING_TIME', 'FLAT'];

interface Group {
  readonly kind: ElementKind;
  readonly type: DimensionName;
  readonly components: readonly Component[];
  /** Elements in the order in which they are asked; the first that matches decides. */
  readonly elements: readonly Element[];
}

/**
 * Finds components that never price anything and moments without a price. `whole`: the first matching element decides for
 * all dimensions, as in 2.1.1.
 */
export function lintCoverage(tariff: CompiledTariff, policy: Policy, whole: boolean): LintFinding[] {
  const found: LintFinding[] = [];
  for (const kind of KINDS) {
    for (const type of TYPES) {
      const components = tariff.candidates[candidatePlace(kind, type)] ?? [];
      if (components.length === 0) continue;
      const every = tariff.elements.filter((element) => element.kind === kind);
      const elements = whole ? every : components.map((component) => component.element);
      found.push(...lintGroup({ kind, type, components, elements }, policy));
    }
  }
  return found;
}

function lintGroup(group: Group, policy: Policy): LintFinding[] {
  const cells = cellsOf(group.elements.map((element) => element.restrictions));
  const matching = new Map<Element, Cell>();
  const winning = new Set<Element>();
  let gap: Cell | undefined;
  for (const cell of cells) {
    const state = stateOf(cell);
    const active = group.elements.filter(
      ({ restrictions }) => restrictions === undefined || obstacle(restrictions, state, policy) === undefined,
    );
    for (const element of active) if (!matching.has(element)) matching.set(element, cell);
    const [winner] = active;
    if (winner !== undefined) winning.add(winner);
    const priced = winner?.components.some((component) => component.type === group.type) ?? false;
    if (!priced) gap ??= cell;
  }
  const found = group.components.flatMap((component) => unused(component, group, matching, winning));
  if (gap !== undefined && group.type !== 'FLAT') found.push(gapAt(gap, group));
  return found;
}

function unused(
  component: Component,
  group: Group,
  matching: Map<Element, Cell>,
  winning: Set<Element>,
): LintFinding[] {
  const { element } = component;
  if (winning.has(element)) return [];
  const at = `/elements/${element.index}`;
  const cell = matching.get(element);
  if (cell === undefined) {
    return [
      finding(
        'warning',
        'NEVER_ACTIVE',
        'The restrictions of the element contradict each other: it is never active.',
        `${at}/restrictions`,
      ),
    ];
  }
  const message = `The price of ${component.type} is never used: wherever the element is active, an earlier one decides.`;
  const pointer = `${at}/price_components/${component.index}`;
  return [finding('warning', 'UNREACHABLE', message, pointer, exampleOf(cell, group.kind, group.type))];
}

// Free parking at some hours is common and meant; energy or time without a price at some hours seldom is.
function gapAt(cell: Cell, group: Group): LintFinding {
  const common = group.type === 'PARKING_TIME' || group.kind !== 'session';
  const message = `${group.type} has no price ${describe(cell, group)}.`;
  const example = exampleOf(cell, group.kind, group.type);
  return finding(common ? 'info' : 'warning', 'GAP', message, '/elements', example);
}

function describe(cell: Cell, group: Group): string {
  const asks = (names: readonly ('from' | 'weekdays' | 'firstDay' | 'lastDay' | 'to')[]) =>
    group.elements.some(({ restrictions }) => names.some((name) => restrictions?.[name] !== undefined));
  const parts: string[] = [];
  if (asks(['weekdays'])) parts.push(`on ${DAYS[cell.local.weekday]}`);
  if (asks(['firstDay', 'lastDay']))
    parts.push(`on ${new Date(cell.local.day * 86_400_000).toISOString().slice(0, 10)}`);
  if (asks(['from', 'to'])) parts.push(`at ${clock(cell.local.minute)}`);
  if (cell.energy.sign() > 0) parts.push(`after ${toText(cell.energy)} kWh`);
  if (cell.seconds > 0) parts.push(`after ${cell.seconds} s`);
  if (cell.power !== undefined) parts.push(`at ${toText(cell.power)} kW`);
  if (cell.current !== undefined) parts.push(`at ${toText(cell.current)} A`);
  return parts.length === 0 ? 'at the start' : parts.join(', ');
}
