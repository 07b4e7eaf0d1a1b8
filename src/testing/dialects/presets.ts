import { chargeIndiaDialect } from './charge-india.js';
import { chargefoxDialect } from './chargefox.js';
import type { Dialect } from './dialect.js';
import { ecoMovementDialect } from './eco-movement.js';
import { enapiDialect } from './enapi.js';
import { gireveDialect } from './gireve.js';
import { ndwDialect } from './ndw.js';
import { payterDialect } from './payter.js';
import { plugsurfingDialect, plugsurfingTeslaDialect } from './plugsurfing.js';

/** The dialects that are documented, for command lines and tables. */
export const dialects: readonly Dialect[] = [
  chargeIndiaDialect,
  chargefoxDialect,
  ecoMovementDialect,
  enapiDialect,
  gireveDialect,
  ndwDialect,
  payterDialect,
  plugsurfingDialect,
  plugsurfingTeslaDialect,
];

/** A dialect by its name. Throws a `TypeError` that lists the names when there is none. */
export function dialectNamed(name: string): Dialect {
  const found = dialects.find((dialect) => dialect.name === name.toLowerCase());
  if (found) return found;
  const names = dialects.map((dialect) => dialect.name).join(', ');
  throw new TypeError(`There is no dialect "${name}"; there are ${names}.`);
}
