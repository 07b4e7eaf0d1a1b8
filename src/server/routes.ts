import type { Operation } from '../contract/operation.js';
import type { PartyRole, Version } from '../contract/version.js';
import { joinUrl } from '../core/url.js';
import type { InterfaceRole } from '../core/version.js';
import type { Role, Served } from './types.js';

/** A role of ours that serves the interface of a mount. */
export interface Candidate {
  readonly role: Role;
  readonly served: Served;
}

/** An endpoint of ours. */
export interface Mount {
  readonly kind: 'versions' | 'details' | 'credentials' | 'module';
  /** Path below the public URL, without slashes around it. */
  readonly path: string;
  /** Absent for `versions`. */
  readonly version: Version | undefined;
  /** The slug of the one role that the endpoint belongs to (2.1.1), or empty. */
  readonly scope: string;
  readonly module: string;
  readonly interfaceRole: InterfaceRole | undefined;
  readonly candidates: readonly Candidate[];
  /** By the number of segments in their path; those with more fixed segments first. */
  readonly operations: readonly (readonly CompiledOperation[])[];
  /** The absolute URL. */
  readonly url: string;
}

/** An operation with its path split into segments. */
export interface CompiledOperation {
  readonly name: string;
  readonly operation: Operation;
  readonly segments: readonly Segment[];
  /** `locations SENDER getLocation`: for reports. */
  readonly label: string;
}

/** One segment of a path: a text that must be there, or a parameter that takes what is there. */
interface Segment {
  readonly text: string;
  readonly isParam: boolean;
}

/** An endpoint found by a path, with what is left of the path. */
export interface Found {
  readonly mount: Mount;
  readonly rest: readonly string[];
}

/** Everything that is mounted, by path. */
export type RouteTable = ReadonlyMap<string, Mount>;

/** The slug of a role in URLs: `cpo`, or `cpo-nl-abc` where several parties play the role. */
export function slugOf(party: PartyRole, roles: readonly Role[]): string {
  const role = party.role.toLowerCase();
  const parties = new Set(
    roles
      .filter((other) => other.party.role === party.role)
      .map(({ party: p }) => `${p.country_code}-${p.party_id}`.toLowerCase()),
  );
  return parties.size > 1 ? `${role}-${party.country_code}-${party.party_id}`.toLowerCase() : role;
}

type Mounting = Omit<Mount, 'operations' | 'url'>;

/** Makes the table of all endpoints below a public URL from the roles. */
export function buildRoutes(roles: readonly Role[], publicUrl = ''): RouteTable {
  const table = new Map<string, Mount>();
  const add = (mount: Mounting): void => {
    const known = table.get(mount.path);
    const candidates = [...(known?.candidates ?? []), ...mount.candidates];
    const operations = known?.operations ?? compile(mount.candidates[0]?.served);
    table.set(mount.path, { ...mount, candidates, operations, url: joinUrl(publicUrl, mount.path) });
  };
  add({ kind: 'versions', path: 'versions', ...NO_MODULE });
  for (const role of roles) addRole(role, role.version.routed ? '' : slugOf(role.party, roles), add);
  return table;
}

const NO_MODULE = {
  version: undefined,
  scope: '',
  module: '',
  interfaceRole: undefined,
  candidates: [] as readonly Candidate[],
};

function addRole(role: Role, scope: string, add: (mount: Mounting) => void): void {
  const { version } = role;
  const base = scope === '' ? version.version : `${scope}/${version.version}`;
  const common = { ...NO_MODULE, version, scope };
  if (scope !== '') add({ ...common, kind: 'versions', path: `${scope}/versions`, version: undefined });
  add({ ...common, kind: 'details', path: base });
  add({ ...common, kind: 'credentials', path: `${base}/credentials`, module: 'credentials' });
  for (const served of role.served) {
    const { module, role: interfaceRole } = served.contract;
    const path = version.routed ? `${base}/${interfaceRole.toLowerCase()}/${module}` : `${base}/${module}`;
    add({ ...common, kind: 'module', path, module, interfaceRole, candidates: [{ role, served }] });
  }
}

function compile(served: Served | undefined): Mount['operations'] {
  const byLength: CompiledOperation[][] = [];
  if (!served) return byLength;
  const { module, role, operations } = served.contract;
  const add = (name: string, operation: Operation): void => {
    const segments = operation.path.split('/').filter(Boolean).map(segmentOf);
    const same = byLength[segments.length] ?? [];
    byLength[segments.length] = same;
    same.push({ name, operation, segments, label: `${module} ${role} ${name}` });
  };
  for (const [name, operation] of Object.entries(operations)) {
    add(name, operation);
    const target = operations[operation.createdAt ?? ''];
    if (operation.path === '' && target?.path.startsWith(OWNER)) add(name, belowOwner(operation));
  }
  for (const same of byLength) same?.sort((a, b) => fixedSegments(b) - fixedSegments(a));
  return byLength;
}

const OWNER = '/{country_code}/{party_id}';

/** Some partners POST a CDR below its owner, where they would PUT another object. */
const belowOwner = (operation: Operation): Operation => ({
  ...operation,
  path: OWNER,
  identity: { country_code: 'country_code', party_id: 'party_id' },
});

const segmentOf = (text: string): Segment =>
  text.startsWith('{') ? { text: text.slice(1, -1), isParam: true } : { text, isParam: false };

const fixedSegments = ({ segments }: CompiledOperation): number =>
  segments.filter(({ isParam }) => !isParam).length;

/** Finds the endpoint of a path (decoded segments): the longest that is mounted. */
export function findMount(table: RouteTable, segments: readonly string[]): Found | undefined {
  for (let length = Math.min(3, segments.length); length > 0; length -= 1) {
    let path = segments[0] ?? '';
    for (let i = 1; i < length; i += 1) path += `/${segments[i]}`;
    const mount = table.get(path) ?? table.get(path.toLowerCase());
    if (mount) return { mount, rest: segments.slice(length) };
  }
  return undefined;
}

/** An operation that a path below an endpoint means, with the values of its parameters. */
export interface Match {
  readonly operation: CompiledOperation;
  readonly params: Readonly<Record<string, string>>;
}

/** The wanted operation that a path below an endpoint means; fixed segments win over parameters. */
export function matchOperation(
  { mount, rest }: Found,
  isWanted: (operation: CompiledOperation) => boolean,
): Match | undefined {
  for (const operation of mount.operations[rest.length] ?? []) {
    const params = isWanted(operation) ? matchSegments(operation.segments, rest) : undefined;
    if (params) return { operation, params };
  }
  return undefined;
}

/** All operations that a path below an endpoint means, whatever their method. */
export const matchOperations = ({ mount, rest }: Found): readonly CompiledOperation[] =>
  (mount.operations[rest.length] ?? []).filter(({ segments }) => matchSegments(segments, rest));

function matchSegments(
  template: readonly Segment[],
  rest: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let i = 0; i < template.length; i += 1) {
    const { text = '', isParam = false } = template[i] ?? {};
    const value = rest[i] ?? '';
    if (isParam) params[text] = value;
    else if (text !== value) return undefined;
  }
  return params;
}

/**
 * Splits the path of a request URL into decoded segments, relative to the public URL's path when it starts with that;
 * doubled and trailing slashes do not count. `undefined` when an escape is broken.
 */
export function pathSegments(url: string, prefix: readonly string[]): readonly string[] | undefined {
  const path = pathOf(url);
  const raw = path.split('/').filter(isNotEmpty);
  const isBelow = prefix.length > 0 && prefix.every((segment, i) => raw[i] === segment);
  const below = isBelow ? raw.slice(prefix.length) : raw;
  if (!path.includes('%')) return below;
  try {
    return below.map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}

const isNotEmpty = (segment: string): boolean => segment !== '';

/** The path of a URL, or of what follows its origin. */
export function pathOf(url: string): string {
  let start = 0;
  if (!url.startsWith('/')) {
    // Absolute: behind the scheme and the host, which ends where a path, query or fragment begins.
    const host = url.indexOf('://');
    start = host === -1 ? 0 : endOf(url, HOST_END, host + 3);
  }
  return url.slice(start, endOf(url, PATH_END, start));
}

const HOST_END = ['/', '?', '#'];
const PATH_END = ['?', '#'];

/** The first place of one of some characters from a place on, else the end. */
function endOf(text: string, chars: readonly string[], from: number): number {
  let end = text.length;
  for (const char of chars) {
    const at = text.indexOf(char, from);
    if (at !== -1 && at < end) end = at;
  }
  return end;
}
