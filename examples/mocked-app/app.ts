import { locations, type Token, tokens, v2_2_1 } from 'ocpi-js/2.2.1';
import { type ClientOptions, connect, isRetryable } from 'ocpi-js/client';

/** Where a partner is, and how it is reached. */
export interface PartnerSettings extends Pick<ClientOptions, 'urls' | 'profile'> {
  readonly versionsUrl: string;
  readonly token: string;
  /** The party that we are. */
  readonly from: { readonly country_code: string; readonly party_id: string };
}

/** What our app shows of a partner: its chargers, and what went wrong with them. */
export interface Overview {
  readonly chargers: readonly { readonly name: string; readonly free: number; readonly total: number }[];
  /** What is wrong with single objects: they cost nothing else. */
  readonly notes: readonly string[];
  readonly problem?: 'try again' | 'call the partner';
}

/** A person is waiting: few retries, and quick ones. */
const patience = { retry: { limit: 2, delay: 20 }, timeout: 2000 };

const open = (settings: PartnerSettings) => connect({ version: v2_2_1, ...settings, ...patience });

/** Loads the chargers of a partner, as many as can be had. */
export async function loadOverview(settings: PartnerSettings): Promise<Overview> {
  const chargers: Overview['chargers'][number][] = [];
  const notes: string[] = [];
  try {
    const partner = await open(settings);
    for await (const item of partner.module(locations.sender).list({ limit: 10 }).items()) {
      notes.push(...item.issues.map(({ pointer, message }) => `${pointer}: ${message}`));
      if (!item.ok) continue;
      const { name, id, evses = [] } = item.value;
      const free = evses.filter(({ status }) => status === 'AVAILABLE').length;
      chargers.push({ name: name ?? id, free, total: evses.length });
    }
    return { chargers, notes };
  } catch (error) {
    return { chargers, notes, problem: isRetryable(error) ? 'try again' : 'call the partner' };
  }
}

/** Tells a partner that a token must not charge any more. */
export async function blockToken(settings: PartnerSettings, token: Token): Promise<void> {
  const partner = await open(settings);
  const body = { ...token, valid: false, last_updated: new Date().toISOString() };
  await partner.module(tokens.receiver).putToken({ body, token_uid: token.uid, type: token.type });
}
