import type { Operation } from '../contract/operation.js';
import type { PartyRole, Version } from '../contract/version.js';
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
  readonly operations: readonly CompiledOperation[];
}

/** An operation with its path split into segments. */
export interface CompiledOperation {
  readonly name: string;
  readonly operation: Operation;
  readonly segments: readonly string[];
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

/** Makes the table of all endpoints from the roles. */
export function buildRoutes(roles: readonly Role[]): RouteTable {
  const table = new Map<string, Mount>();
  const add = (mount: Omit<Mount, 'operations'>): void => {
    const known = table.get(mount.path);
    const candidates = [...(known?.candidates ?? []), ...mount.candidates];
    const operations = known?.operations ?? compile(mount.candidates[0]?.served);
    table.set(mount.path, { ...mount, candidates, operations });
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

function addRole(role: Role, scope: string, add: (mount: Omit<Mount, 'operations'>) => void): void {
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

function compile(served: Served | undefined): readonly CompiledOperation[] {
  return Object.entries(served?.contract.operations ?? {}).map(([name, operation]) => ({
    name,
    operation,
    segments: operation.path.split('/').filter(Boolean),
  }));
}

/** Finds the endpoint of a path (segments still encoded): the longest that is mounted. */
export function findMount(table: RouteTable, segments: readonly string[]): Found | undefined {
  for (let length = Math.min(3, segments.length); length > 0; length -= 1) {
    const mount = table.get(segments.slice(0, length).join('/').toLowerCase());
    if (mount) return { mount, rest: segments.slice(length) };
  }
  return undefined;
}

/** An operation that a path below an endpoint means, with the values of its parameters. */
export interface Match {
  readonly operation: CompiledOperation;
  readonly params: Readonly<Record<string, string>>;
}

/** The operations that a path below an endpoint means, whatever their method; fixed segments win over parameters. */
export function matchOperations(mount: Mount, rest: readonly string[]): readonly Match[] {
  const matches: Match[] = [];
  for (const operation of mount.operations) {
    const params = matchSegments(operation.segments, rest);
    if (params) matches.push({ operation, params });
  }
  const fixed = (match: Match): number => match.operation.segments.filter((s) => !s.startsWith('{')).length;
  return matches.sort((a, b) => fixed(b) - fixed(a));
}

function matchSegments(
  template: readonly string[],
  rest: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== rest.length) return undefined;
  const params: Record<string, string> = {};
  for (let i = 0; i < template.length; i += 1) {
    const segment = template[i] ?? '';
    const value = rest[i] ?? '';
    if (segment.startsWith('{')) {
      if (value === '') return undefined;
      params[segment.slice(1, -1)] = value;
    } else if (segment !== value) {
      return undefined;
    }
  }
  return params;
}

/**
 * Splits the path of a request URL into decoded segments, relative to the public URL's path when it starts with that;
 * doubled and trailing slashes do not count. `undefined` when an escape is broken.
 */
export function pathSegments(url: string, prefix: readonly string[]): readonly string[] | undefined {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const raw = path.split('/').filter((segment) => segment !== '');
  const below =
    prefix.length > 0 && prefix.every((segment, i) => raw[i] === segment) ? raw.slice(prefix.length) : raw;
  try {
    return below.map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}
