import type { Operation } from '../../contract/operation.js';
import type { Issue } from '../../core/issue.js';
import type { Schema } from '../../core/kind.js';
import { read } from '../../core/read.js';
import type { VersionNumber } from '../../core/version.js';
import { readQuery } from '../../server/input.js';
import { buildRoutes, findMount, type Mount, matchOperation, pathSegments } from '../../server/routes.js';
import type { Role } from '../../server/types.js';

/** What a request is about, and what is wrong with it. */
export interface Description {
  /** `locations RECEIVER putLocation`, `credentials`, `versions`; absent for a path that is none of the platform's. */
  readonly operation: string | undefined;
  /** The version whose endpoint it is. */
  readonly version: VersionNumber | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

/** Tells what a request with this parsed body is about. */
export type Describe = (request: Request, body: unknown) => Description;

const NONE = { operation: undefined, params: {}, issues: [] } as const;

/** Makes what describes requests to a platform of these roles, whether or not the platform comes to answer them. */
export function describing(roles: readonly Role[], publicUrl: string): Describe {
  const routes = buildRoutes(roles);
  const prefix = new URL(publicUrl).pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return (request, body) => {
    const segments = pathSegments(request.url, prefix);
    const found = segments && findMount(routes, segments);
    if (!found) return { ...NONE, version: undefined };
    const { mount } = found;
    const version = mount.version?.version;
    if (mount.kind !== 'module') return { ...NONE, ...configuration(mount, request, body), version };
    const match = matchOperation(found, ({ operation }) => operation.method === request.method);
    if (!match) return { ...NONE, version };
    const { operation, label } = match.operation;
    const { searchParams } = new URL(request.url);
    const issues = [...queryIssues(operation, searchParams), ...bodyIssues(operation, body)];
    return { operation: label, version, params: match.params, issues };
  };
}

function configuration(
  { kind, version }: Mount,
  { method }: Request,
  body: unknown,
): Pick<Description, 'operation' | 'issues'> {
  if (kind !== 'credentials') return { operation: 'versions', issues: [] };
  const sends = method === 'POST' || method === 'PUT';
  return {
    operation: 'credentials',
    issues: sends && version ? readIssues(version.credentials.schema, body) : [],
  };
}

function bodyIssues({ body: schema, bodyOptional }: Operation, body: unknown): readonly Issue[] {
  return !schema || (bodyOptional && (body === undefined || body === null)) ? [] : readIssues(schema, body);
}

const readIssues = (schema: Schema, value: unknown): readonly Issue[] => read(schema, value).issues;

function queryIssues(operation: Operation, search: URLSearchParams): readonly Issue[] {
  const query = readQuery(operation, search, {});
  if (query.ok) return query.issues;
  const message = query.reply.message ?? 'The query is not valid.';
  const expected = Object.keys(operation.query).join(', ');
  return [
    { pointer: '', code: 'wrong_type', severity: 'error', message, expected, received: search.toString() },
  ];
}
