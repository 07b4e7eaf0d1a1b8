import type { Interface, Module } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { Version } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';
import { envelope, headers, parametersOf, responses } from './components.js';
import { configurationPaths } from './configuration.js';
import { Definitions } from './definitions.js';
import { Describer } from './description.js';
import { descriptions } from './descriptions/all.js';
import { type Context, describeCallback, describeOperation } from './operation.js';
import type { OpenApiDocument, OperationObject, PathItem } from './types.js';

/** What a document is made for. */
export interface OpenApiOptions {
  /** The role of the platform described (`CPO`): only the interfaces that it typically has. Default: all interfaces. */
  readonly role?: string;
  /** Default: `OCPI` with the version, and the role. */
  readonly title?: string;
  /** URL that all paths are below. Default: none, so that paths are relative to where the document is. */
  readonly serverUrl?: string;
}

/**
 * The OpenAPI 3.1 document of a platform that has these modules of a version, with versions and credentials.
 *
 * Paths are those of this package's server; other platforms put modules elsewhere and say where in version details.
 * Throws a `TypeError` when no module has an interface for the role.
 */
export function openApi<V extends VersionNumber>(
  version: Version<V>,
  modules: readonly Module<NoInfer<V>>[],
  options: OpenApiOptions = {},
): OpenApiDocument {
  const { role, serverUrl } = options;
  const sides = modules.flatMap((module) => sidesFor(module, role?.toUpperCase()));
  if (sides.length === 0) throw new TypeError(`No module has an interface for the role ${role ?? '(any)'}.`);
  const describer = new Describer(descriptions, version.version);
  const context: Context = { version, definitions: new Definitions('#/components/schemas/', describer) };
  context.definitions.add('Envelope', envelope);
  const paths = pathsOf(context, sides, role);
  return {
    openapi: '3.1.1',
    info: infoOf(version, options),
    ...(serverUrl === undefined ? {} : { servers: [{ url: serverUrl.replace(/\/+$/, '') }] }),
    tags: tagsOf(sides),
    security: [{ Token: [] }],
    paths,
    components: {
      schemas: context.definitions.schemas,
      responses,
      parameters: parametersOf(version),
      headers,
      securitySchemes: { Token: tokenScheme(version) },
    },
  };
}

/** An interface of the platform described, with the module that it is a side of. */
interface Side {
  readonly module: Module;
  readonly own: Interface;
  readonly other: Interface;
}

function sidesFor(module: Module, role: string | undefined): Side[] {
  const { sender, receiver } = module;
  const both: Side[] = [
    { module, own: sender, other: receiver },
    { module, own: receiver, other: sender },
  ];
  return both.filter(({ own }) => role === undefined || own.implementedBy.includes(role));
}

function pathsOf(
  context: Context,
  sides: readonly Side[],
  role: string | undefined,
): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {};
  for (const scope of new Set(sides.map(({ own }) => scopeOf(context.version, own, role)))) {
    Object.assign(paths, configurationPaths(context, scope));
  }
  for (const side of sides) {
    const { own } = side;
    const scope = scopeOf(context.version, own, role);
    const base = scope === '' ? `/${own.version}/${own.role.toLowerCase()}` : `/${scope}/${own.version}`;
    for (const [name, operation] of Object.entries(own.operations)) {
      const path = `${base}/${own.module}${operation.path}`;
      const described = describe(context, side, name, operation);
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described };
    }
  }
  return paths;
}

/** Versions without interface roles (2.1.1) have a URL for each role that a platform plays. */
function scopeOf(version: Version, own: Interface, role: string | undefined): string {
  return version.routed ? '' : (role ?? own.implementedBy[0] ?? own.role).toLowerCase();
}

function describe(
  context: Context,
  { own, other }: Side,
  name: string,
  operation: Operation,
): OperationObject {
  const id = `${own.module}_${own.role.toLowerCase()}_${name}`;
  const routed = context.version.routed && own.type === 'functional';
  const described = describeOperation(context, { id, tag: own.module, routed }, name, operation);
  const callback = describeCallback(context, operation, other, routed);
  return callback ? { ...described, callbacks: { result: callback } } : described;
}

const infoOf = ({ version }: Version, { role, title }: OpenApiOptions): OpenApiDocument['info'] => ({
  title: title ?? ['OCPI', version, role?.toUpperCase()].filter(Boolean).join(' '),
  version,
  description:
    'Derived from the contract of OCPI. Partners find the URL of each module in the version details; unknown fields are allowed everywhere.',
});

function tagsOf(sides: readonly Side[]): OpenApiDocument['tags'] {
  const names = ['versions', 'credentials', ...new Set(sides.map(({ module }) => module.id))];
  return names.map((name) => {
    const own = sides.filter(({ module }) => module.id === name).map((side) => side.own.role);
    return {
      name,
      description: own.length === 0 ? 'Configuration module.' : `${own.join(' and ')} interface.`,
    };
  });
}

const tokenScheme = ({ tokenEncoding }: Version): Record<string, string> => ({
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: `\`Token\`, a blank and the credentials token${tokenEncoding === 'base64' ? ' in Base64' : ''}.`,
});
