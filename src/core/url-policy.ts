import { isAddress, isNotPublic } from './address.js';
import { OcpiUrlError } from './errors.js';
import { printableUrl } from './url.js';

/** What URLs given by a partner may look like; everything is refused unless it is allowed here. */
export interface UrlPolicy {
  /** Allow `http:`. Default `false`. */
  readonly allowHttp?: boolean | undefined;
  /** Allow loopback, private and link-local addresses and names such as `localhost`. Default `false`. */
  readonly allowPrivate?: boolean | undefined;
  /** Ports that may be used; default: any but well-known ports of other services (below 1024, other than 80 and 443). */
  readonly ports?: readonly number[] | undefined;
  /** Further hosts that pass without a look at their addresses: exact names, lower case. */
  readonly allowHosts?: readonly string[] | undefined;
  /** The addresses of a host name. Default: the runtime's DNS look-up where it has one; `null` switches it off. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | null | undefined;
}

/** A policy for tests and local work: `http:` and this machine's own addresses are allowed. */
export const INSECURE_URLS: UrlPolicy = { allowHttp: true, allowPrivate: true };

const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa|intranet)\.?$/i;

/** Checks the form of a URL given by a partner and gives it parsed. Throws an {@link OcpiUrlError} that names the rule. */
export function checkUrl(text: string, policy: UrlPolicy = {}): URL {
  const refuse = (rule: string, message: string): never => {
    throw new OcpiUrlError(
      rule,
      printableUrl(text),
      `The URL ${printableUrl(text)} is refused (${rule}): ${message}`,
    );
  };
  const url = URL.canParse(text) ? new URL(text) : refuse('absolute-url', 'it is not an absolute URL.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && policy.allowHttp)) {
    refuse('https', 'only https is allowed; the option allowHttp permits http, for tests.');
  }
  if (url.username !== '' || url.password !== '')
    refuse('no-credentials', 'it contains a user name or password.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (policy.allowHosts?.includes(host.toLowerCase())) return url;
  if (!isAllowedPort(url, policy)) refuse('port', `port ${url.port} is not allowed.`);
  if (!policy.allowPrivate && (isAddress(host) ? isNotPublic(host) : isLocalName(host))) {
    refuse(
      'private-address',
      'it points to a private, loopback or link-local address; the option allowPrivate permits it.',
    );
  }
  return url;
}

/** Like {@link checkUrl}, and looks up the host's addresses where the runtime can tell. Throws an {@link OcpiUrlError}. */
export async function checkUrlAddresses(text: string, policy: UrlPolicy = {}): Promise<URL> {
  const url = checkUrl(text, policy);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (policy.allowPrivate || isAddress(host) || policy.allowHosts?.includes(host.toLowerCase())) return url;
  const resolve = policy.resolve === undefined ? systemResolve() : policy.resolve;
  if (!resolve) return url;
  const addresses = await resolve(host).catch(() => []);
  const bad = addresses.find(isNotPublic);
  if (bad !== undefined) {
    throw new OcpiUrlError(
      'private-address',
      printableUrl(text),
      `The URL ${printableUrl(text)} is refused (private-address): its host resolves to ${bad}; the option allowPrivate permits it.`,
    );
  }
  return url;
}

function isLocalName(host: string): boolean {
  return LOCAL_NAME.test(host) || !host.includes('.');
}

function isAllowedPort(url: URL, policy: UrlPolicy): boolean {
  if (url.port === '') return true;
  const port = Number(url.port);
  return policy.ports ? policy.ports.includes(port) : port === 80 || port === 443 || port >= 1024;
}

interface RuntimeProcess {
  getBuiltinModule?: (name: string) => unknown;
}

interface DnsModule {
  lookup(host: string, options: { all: true }): Promise<readonly { address: string }[]>;
}

/** The runtime's own look-up (Node, Bun, Deno), found without an import so that browsers and workers can bundle this. */
function systemResolve(): ((host: string) => Promise<readonly string[]>) | undefined {
  const runtime = (globalThis as { process?: RuntimeProcess }).process;
  const dns = runtime?.getBuiltinModule?.('node:dns/promises') as DnsModule | undefined;
  return dns && (async (host) => (await dns.lookup(host, { all: true })).map((entry) => entry.address));
}
