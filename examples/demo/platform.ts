import type { Ask, Exchange, Told } from './protocol.js';

/** Tells the parent process something. */
export const tell = (told: Told): void => void process.send?.(told);

/** A fetch that tells of every exchange. */
export async function watchedFetch(request: Request): Promise<Response> {
  const started = performance.now();
  const line = (httpStatus?: number, statusCode?: number): Exchange => ({
    method: request.method,
    url: request.url,
    httpStatus,
    statusCode,
    duration: performance.now() - started,
  });
  try {
    const response = await fetch(request);
    const body = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { status_code?: number };
    tell({ kind: 'exchange', line: line(response.status, body.status_code) });
    return response;
  } catch (error) {
    tell({ kind: 'exchange', line: line() });
    throw error;
  }
}

/** Does what the parent process asks, one thing after the other or at the same time, and tells what came of it. */
export function obey(actions: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  process.on('message', async ({ id, action, args }: Ask) => {
    try {
      const value = await actions[action]?.(...(args as never[]));
      tell({ kind: 'done', id, value });
    } catch (error) {
      const { message, statusCode, httpStatus } = error as Error & {
        statusCode?: number;
        httpStatus?: number;
      };
      tell({
        kind: 'failed',
        id,
        message,
        ...(statusCode ? { statusCode } : {}),
        ...(httpStatus ? { httpStatus } : {}),
      });
    }
  });
  process.on('disconnect', () => process.exit(0));
  tell({ kind: 'ready' });
}
