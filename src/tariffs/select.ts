import { obstacle } from './match.js';
import type { Moment } from './moment.js';
import type { Policy } from './policy.js';
import type { CompiledTariff, Component, Element } from './tariff.js';
import { candidatePlace, type DimensionName, type ElementKind } from './terms.js';
import type { PricingVersion } from './types.js';

/** True when the first matching element prices all dimensions of a moment, false when each dimension has its own. */
export function choosesWholeElements(version: PricingVersion, policy: Policy): boolean {
  return version === '2.1.1' && policy.firstMatch211 === 'element';
}

/** True when the element's restrictions hold at the moment; asked once per element and moment. */
export function isActive(element: Element, moment: Moment, policy: Policy): boolean {
  if (element.restrictions === undefined) return true;
  if (element.stamp !== moment.stamp) {
    element.obstacle = obstacle(element.restrictions, moment, policy);
    element.stamp = moment.stamp;
  }
  return element.obstacle === undefined;
}

/**
 * The component that prices a dimension at a moment, `undefined` when none does.
 *
 * @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariff_object
 */
export function componentFor(
  tariff: CompiledTariff,
  kind: ElementKind,
  type: DimensionName,
  moment: Moment,
  policy: Policy,
): Component | undefined {
  const candidates = tariff.candidates[candidatePlace(kind, type)];
  if (candidates === undefined) return undefined;
  for (const component of candidates) if (isActive(component.element, moment, policy)) return component;
  return undefined;
}

/**
 * The first element that matches at a moment, for versions that choose elements as a whole.
 *
 * @see OCPI 2.1.1, mod_tariffs, 3.1 Tariff Object
 */
export function elementFor(tariff: CompiledTariff, moment: Moment, policy: Policy): Element | undefined {
  return tariff.elements.find((element) => element.kind === 'session' && isActive(element, moment, policy));
}
