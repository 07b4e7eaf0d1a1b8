import { uniqueId } from '../core/random.js';
import type { Clients } from './clients.js';
import type { Directories, Platform } from './directory.js';
import type { Forward } from './forward.js';
import type { HubOptions } from './options.js';

/** What a heart-beat takes. */
export interface HeartbeatParts {
  readonly options: HubOptions;
  readonly directories: Directories;
  readonly forward: Forward;
  readonly clients: Clients;
}

/** Looks whether platforms are there that were not heard of for a while. */
export class Heartbeat {
  readonly #parts: HeartbeatParts;
  readonly #heard = new Map<string, number>();
  readonly #looking = new Map<string, Promise<void>>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
  }

  /** Begins, when the option says how often. */
  start(): void {
    const { heartbeat, onError } = this.#parts.options;
    if (heartbeat === undefined || this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      this.checkSilent(heartbeat).catch((error: unknown) => onError?.(error, 'heartbeat'));
    }, heartbeat / 2);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A message came from a platform, or an answer: one that was thought to be gone is looked at at once. */
  heard({ id }: Pick<Platform, 'id'>): void {
    this.#heard.set(id, Date.now());
  }

  /**
   * Asks every platform for its versions of which nothing was heard for so many milliseconds.
   * @see OCPI 2.2.1, mod_hub_client_info, mod_hub_client_info_module
   */
  async checkSilent(silence: number): Promise<void> {
    const { platforms } = await this.#parts.directories();
    const isSilent = ({ id }: Platform): boolean => Date.now() - (this.#heard.get(id) ?? 0) >= silence;
    await Promise.all(platforms.filter(isSilent).map((platform) => this.check(platform)));
  }

  /** Asks a platform for its versions, once at a time; what it shows is noted by the way that all requests go. */
  check(platform: Platform): Promise<void> {
    const before = this.#looking.get(platform.id);
    if (before) return before;
    const look = this.#ask(platform).finally(() => this.#looking.delete(platform.id));
    this.#looking.set(platform.id, look);
    return look;
  }

  async #ask(platform: Platform): Promise<void> {
    const { versionsUrl: url } = platform.registration;
    if (url === undefined) return;
    const forwarded = await this.#parts.forward({
      ...{ platform, module: 'versions', operation: 'list', method: 'GET', url },
      routing: undefined,
      correlationId: uniqueId(),
    });
    if ('failure' in forwarded && forwarded.failure === 'timeout') {
      await this.#parts.clients.reached(platform.id, false);
    }
  }
}
