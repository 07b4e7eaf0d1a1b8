import { list as isCleanList } from '../guard.js';
import type { Node } from './node.js';
import { ABSENT, DROPPED, type Place, type Walk } from './walk.js';

/** Makes the node of a list of items, of which there must be at least `min`. */
export function listNode(item: Node, min: 0 | 1): Node {
  const expected = `a list of ${item.expected}`;
  return {
    expected,
    form: 'list',
    clean: (value) => isCleanList(value, min, item.clean),
    read: (walk, value, place) => {
      const list = Array.isArray(value)
        ? readItems(item, walk, value)
        : readLone(item, expected, walk, value, place);
      if (min === 1 && Array.isArray(list) && list.length === 0) walk.note('empty_list', expected, list);
      return list;
    },
  };
}

function readItems(item: Node, walk: Walk, list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i += 1) {
    const came = list[i];
    walk.path.push(i);
    const read = readItem(item, walk, came);
    walk.path.pop();
    if (read !== came) copy ??= list.slice(0, i);
    if (copy && read !== ABSENT && read !== DROPPED) copy.push(read);
  }
  return copy ?? list;
}

function readItem(item: Node, walk: Walk, value: unknown): unknown {
  if (item.form === 'any' || walk.passes(item.clean, value)) return value;
  if (value !== null && value !== undefined) return item.read(walk, value, 'optional');
  walk.note('null_item', item.expected, value);
  return ABSENT;
}

/** Reads what is not a list where a list belongs: one item without its list, or nothing at all. */
function readLone(item: Node, expected: string, walk: Walk, value: unknown, place: Place): unknown {
  if (value === '' && place === 'optional') {
    walk.note('empty_text', expected, value);
    return ABSENT;
  }
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && Object.keys(value).length === 0) {
    walk.note('object_for_list', expected, value);
    return [];
  }
  if (item.form !== (isObject ? 'object' : 'scalar')) return walk.fail('wrong_type', expected, value);
  walk.note('single_for_list', expected, value);
  const read = readItem(item, walk, value);
  return read === ABSENT || read === DROPPED ? [] : [read];
}
