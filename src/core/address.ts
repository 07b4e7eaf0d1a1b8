/** Ranges of IPv4 that are not on the public internet: `[first address, prefix length]`. */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Whether a text is an IPv4 or IPv6 address (without brackets). */
export const isAddress = (host: string): boolean => v4(host) !== undefined || groups(host) !== undefined;

/** Whether an address is loopback, private, link-local, reserved or otherwise not on the public internet. */
export function isNotPublic(address: string): boolean {
  const number = v4(address);
  if (number !== undefined) return isNotPublicV4(number);
  const six = groups(address);
  return six === undefined || isNotPublicV6(six);
}

function isNotPublicV4(number: number): boolean {
  return NOT_PUBLIC_V4.some(([first, prefix]) => {
    const size = 2 ** (32 - prefix);
    const start = v4(first) ?? 0;
    return number >= start && number < start + size;
  });
}

function isNotPublicV6(g: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0] = g;
  const last = ((g[6] ?? 0) * 65_536 + (g[7] ?? 0)) >>> 0;
  const zeros = g.slice(0, 5).every((part) => part === 0);
  if (zeros && (g[5] === 0 || g[5] === 0xffff)) return isNotPublicV4(last);
  if (a === 0x64 && b === 0xff9b) return isNotPublicV4(last) || c !== 0;
  if (a === 0x2002) return isNotPublicV4(((b << 16) | c) >>> 0);
  if (a === 0x2001 && (b < 0x200 || b === 0xdb8)) return true;
  return (a & 0xe000) !== 0x2000;
}

function v4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  const bytes = match.slice(1).map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
}

/** The eight groups of an IPv6 address. */
function groups(text: string): number[] | undefined {
  const bare = text.replace(/%.*$/, '');
  if (!bare.includes(':')) return undefined;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  const number = dotted?.[2] ? v4(dotted[2]) : undefined;
  if (dotted && number === undefined) return undefined;
  const full =
    dotted && number !== undefined
      ? `${dotted[1]}${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`
      : bare;
  const halves = full.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const parts = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))
    ? parts.map((part) => Number.parseInt(part, 16))
    : undefined;
}
