/** What a link carries: the tab and what is in its inputs. */
export type State = Readonly<Record<string, string>>;

/** Characters that a link may have; longer ones do not survive mail and chat. */
const MAX_LINK = 16_000;

/** Characters that a link may unfold to: a short text can stand for a very long one. */
const MAX_STATE = 2_000_000;

/** A fragment for a URL, or `undefined` when there is too much for a link. */
export async function toFragment(state: State): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const packed = await bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const fragment = `#s=${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  return fragment.length > MAX_LINK ? undefined : fragment;
}

/** What a fragment carries; `undefined` for any that was not made by {@link toFragment}. */
export async function fromFragment(fragment: string): Promise<State | undefined> {
  if (!fragment.startsWith('#s=') || fragment.length > MAX_LINK) return undefined;
  try {
    const text = atob(fragment.slice(3).replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const value: unknown = JSON.parse(new TextDecoder().decode(await bytesOf(stream)));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value).filter(([, part]) => typeof part === 'string');
    return Object.fromEntries(entries) as State;
  } catch {
    return undefined;
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_STATE) {
      await reader.cancel();
      throw new RangeError('The link holds too much.');
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
