import { describe, expect, it } from 'vitest';
import { conversionTableText, currentTableText } from '../../scripts/conversion-table.js';
import { conversionTable, DIRECTIONS } from '../../src/convert/table.js';
import { VERSION_NUMBERS } from '../../src/core/version.js';
import { readFacts } from '../support/facts.js';

const tables = new Map(conversionTable().map((table) => [table.object, table]));

const facts = VERSION_NUMBERS.map((version) => ({ version, objects: readFacts(version).objects }));

const fieldsIn = (from: string): [string, string][] =>
  facts
    .filter(({ version }) => version === from)
    .flatMap(({ objects }) =>
      Object.entries(objects).flatMap(([object, fields]) =>
        Object.keys(fields).map((field): [string, string] => [object, field]),
      ),
    );

describe.each(DIRECTIONS)('the rules from %s to %s', (from, to) => {
  const key = `${from}>${to}`;

  it('say of every field that the specification has what becomes of it', () => {
    const without = fieldsIn(from).filter(([object, field]) => {
      const table = tables.get(object);
      const row = table?.rows.find((one) => one.field === field);
      return !(row?.cells[key] ?? table?.cells[key]);
    });
    expect(without).toEqual([]);
    expect(fieldsIn(from).length).toBeGreaterThan(180);
  });

  it('say of every field of the target where it comes from', () => {
    const without = fieldsIn(to).filter(([object, field]) => {
      const table = tables.get(object);
      const row = table?.rows.find((one) => one.field === field);
      const isElsewhere = !fieldsIn(from).some(([name]) => name === object);
      return !(row?.cells[key] ?? table?.cells[key]) && !isElsewhere;
    });
    expect(without).toEqual([]);
  });

  it('have no field that neither version has', () => {
    const known = new Set([...fieldsIn(from), ...fieldsIn(to)].map((pair) => pair.join('.')));
    const extra = [...tables.values()].flatMap(({ object, rows }) =>
      rows.filter(({ cells }) => cells[key]).map(({ field }) => `${object}.${field}`),
    );
    expect(extra.filter((name) => !known.has(name) && !ALIASES.test(name))).toEqual([]);
  });
});

/** CommandResult is a CommandResponse in 2.1.1, PriceLimit a Price in 2.2.1. */
const ALIASES = /^(CommandResult|PriceLimit)\./;

describe('docs/convert-table.md', () => {
  it('is what the rules say now', () => {
    expect(currentTableText()).toBe(conversionTableText());
  });
});
