import type { Forward, Forwarded } from './forward.js';
import { HubLimitError } from './limits/limit-error.js';
import type { Limits } from './limits/limits.js';

/** Sends of the hub itself count as those of one more platform. */
const OWN = '';

/** Puts limits before every request to a platform: what they refuse is a failure like those of the network. */
export function limitedForward(forward: Forward, limits: Limits): Forward {
  return async (outbound) => {
    const { platform, source = OWN, module, operation, isPatient, signal } = outbound;
    const call = {
      ...{ source, target: platform.id, isPatient, signal },
      operation: operation === undefined ? undefined : `${module}.${operation}`,
    };
    try {
      return await limits.run(call, (limit) => forward({ ...outbound, signal: limit }), isDown);
    } catch (error) {
      return refused(error);
    }
  };
}

/** Whether a platform does not work: no answer, something that is no OCPI, or HTTP 5xx. */
const isDown = (forwarded: Forwarded): boolean =>
  'failure' in forwarded || forwarded.answer.httpStatus >= 500;

function refused(error: unknown): Forwarded {
  if (!(error instanceof HubLimitError)) return { failure: 'connection', error };
  const { kind, retryAfter } = error;
  if (kind === 'share') return { failure: 'share', error, retryAfter };
  return { failure: kind === 'timeout' ? 'timeout' : 'connection', error };
}
