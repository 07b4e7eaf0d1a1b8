import type { Exchange } from './protocol.js';

const COLUMN = 78;

/** Writes what happens, one readable line for each exchange. */
export function narrator(write: (line: string) => void) {
  return {
    step: (title: string) => write(`\n${title}`),
    exchange: (from: string, to: string, { method, url, httpStatus, statusCode, duration }: Exchange) => {
      const what = `  ${from} → ${to}  ${method.padEnd(6)} ${pathOf(url)}`;
      const status = `${httpStatus ?? 'no answer'} ${statusCode ?? '----'}`;
      write(`${what.padEnd(COLUMN)} ${status} ${Math.round(duration)} ms`.trimEnd());
    },
    note: (text: string) => write(`  ${text}`),
  };
}

/** Path and query; long ids are shortened in the middle. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  const path = decodeURIComponent(pathname + search).replace(
    /[0-9a-f]{8}-[0-9a-f-]{27}/g,
    (id) => `${id.slice(0, 8)}…`,
  );
  return path.length > 60 ? `${path.slice(0, 59)}…` : path;
}
