import type { PartyRole } from '../contract/version.js';
import { generateToken } from '../core/token.js';
import { type Exchange, succeeded } from './exchange.js';
import type { Platform, Received } from './platform.js';
import type { Session } from './session.js';
import type { Target } from './target.js';
import type { Placed } from './types.js';

/** What came of a POST or PUT of credentials. */
export interface Handshake {
  readonly exchange: Exchange;
  /** The token that the partner gave us. */
  readonly token: string | undefined;
  /** What the partner asked of us meanwhile. */
  readonly received: readonly Received[];
  /** The token that we gave. */
  readonly given: string;
}

/** Registering with the partner, step by step, each made once. */
export class RegistrationSubject implements Placed {
  readonly place = 'registration';
  readonly session: Session;
  /** The partner as we see it: with more endpoints once we are registered. */
  target: Target;
  readonly platform: Platform;
  readonly roles: readonly PartyRole[];
  readonly credentialsUrl: string;
  readonly tokenA: string;
  /** The token of a registration in another version, from which a PUT leads to this one. */
  readonly before: string | undefined;
  #registered: Promise<Handshake> | undefined;
  #updated: Promise<Handshake> | undefined;
  #ended: Promise<Exchange> | undefined;

  constructor(
    platform: Platform,
    roles: readonly PartyRole[],
    at: { target: Target; credentialsUrl: string; tokenA: string; before?: string | undefined },
  ) {
    this.session = at.target.session;
    this.target = at.target;
    this.platform = platform;
    this.roles = at.target.known.version.routed ? roles : roles.slice(0, 1);
    this.credentialsUrl = at.credentialsUrl;
    this.tokenA = at.tokenA;
    this.before = at.before;
  }

  /** Our credentials object for a token. */
  credentials(token: string, url = this.platform.versionsUrl): unknown {
    return this.target.known.version.credentials.write({ token, url, roles: [...this.roles] });
  }

  /** Registers, once, or switches to this version; the token that comes back is in use from then on. */
  register(): Promise<Handshake> {
    this.#registered ??=
      this.before === undefined ? this.handshake('POST', this.tokenA) : this.handshake('PUT', this.before);
    return this.#registered;
  }

  /** Changes the credentials, once. */
  update(): Promise<Handshake> {
    this.#updated ??= this.register().then((before) => this.handshake('PUT', before.token ?? this.tokenA));
    return this.#updated;
  }

  /** Unregisters, once. */
  unregister(): Promise<Exchange> {
    this.#ended ??= this.session.send({ method: 'DELETE', url: this.credentialsUrl });
    return this.#ended;
  }

  /** One POST or PUT with a new token of ours; afterwards the partner is known by it. */
  async handshake(method: 'POST' | 'PUT', token: string): Promise<Handshake> {
    const given = generateToken();
    this.session.secrets.add(given, 'OUR_TOKEN');
    await this.platform.accept(given, 'registration', []);
    const before = this.platform.received.length;
    const exchange = await this.session.send({
      method,
      url: this.credentialsUrl,
      token,
      body: this.credentials(given),
    });
    const received = this.platform.received.slice(before);
    const got = (exchange.envelope?.data ?? {}) as { token?: unknown };
    const mine = succeeded(exchange) && typeof got.token === 'string' ? got.token : undefined;
    if (mine !== undefined) {
      this.session.useToken(mine);
      await this.platform.accept(given, 'exchange', this.target.roles);
    }
    return { exchange, token: mine, received, given };
  }
}
