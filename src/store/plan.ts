import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import { kindOf, type ObjectKind, type Schema, valueKindOf } from '../core/kind.js';
import { pathParams } from '../core/url.js';

/** A list inside an object whose items have URLs of their own: EVSEs, Connectors, Calendars. */
export interface Level {
  /** Field of the list: `evses`. */
  readonly list: string;
  /** Field that identifies an item: `uid`. */
  readonly id: string;
  /** Path parameter with the id: `evse_uid`. */
  readonly param: string;
}

/** Where an operation finds its object: everything here is derived from the contract. */
export interface Plan {
  readonly contract: Interface;
  readonly name: string;
  readonly operation: Operation;
  /** Module of the keys, see `ObjectKey`. */
  readonly module: string;
  /** Whether the path names the owner. */
  readonly ownerInPath: boolean;
  /** Path parameter with the id of the object. */
  readonly idParam: string | undefined;
  /** Field of the object with its id. */
  readonly idField: string;
  /** The way from the object to the part that is meant; empty when the whole object is. */
  readonly levels: readonly Level[];
  /** Schema of what is meant: of the body for writes, of the data else. */
  readonly schema: Schema | undefined;
}

const OWNER: readonly string[] = ['country_code', 'party_id'];

/** Works out where an operation finds its object. */
export function planOf(contract: Interface, name: string): Plan {
  const operation = contract.operations[name] as Operation;
  const params = pathParams(operation.path);
  const [idParam, ...inner] = params.filter((param) => !OWNER.includes(param));
  const schema = wholeSchema(operation.body ?? operation.data);
  const kind = kindFolder(operation.path);
  return {
    contract,
    name,
    operation,
    module: kind === undefined ? contract.module : `${contract.module}/${kind}`,
    ownerInPath: params.includes('party_id'),
    idParam,
    idField: idFieldOf(schema),
    levels: inner.map(levelOf),
    schema,
  };
}

/** The first fixed segment before any id names the kind of object: `terminals`, `booking_locations`. */
function kindFolder(path: string): string | undefined {
  const segments = path.split('/').filter(Boolean);
  const first = segments.find((segment) => !OWNER.some((name) => segment === `{${name}}`));
  return first === undefined || first.startsWith('{') ? undefined : first;
}

function levelOf(param: string): Level {
  const at = param.lastIndexOf('_');
  return { list: `${param.slice(0, at)}s`, id: param.slice(at + 1), param };
}

/** The schema of the whole object, for the PATCH form too. */
function wholeSchema(schema: Schema | undefined): Schema | undefined {
  const kind = schema && kindOf(schema);
  return kind?.kind === 'partial' ? kind.of : schema;
}

function idFieldOf(schema: Schema | undefined): string {
  const shape = shapeOf(schema);
  return ['id', 'uid', 'terminal_id'].find((name) => Object.hasOwn(shape, name)) ?? 'id';
}

/** The fields of the object that a plan is about, by name. */
export function shapeOf(schema: Schema | undefined): ObjectKind['shape'] {
  const kind = schema && valueKindOf(schema);
  return kind?.kind === 'object' ? kind.shape : {};
}
