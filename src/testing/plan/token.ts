import { DAY, SAMPLE_NOW } from '../clock.js';
import type { Random } from '../random.js';
import { type PartyPlan, planProvider } from './parties.js';

/** A token before it is written in a version. */
export interface TokenPlan {
  readonly provider: PartyPlan;
  readonly uid: string;
  readonly type: 'RFID' | 'APP_USER' | 'AD_HOC_USER' | 'OTHER';
  /** eMA ID of the contract. */
  readonly contract: string;
  readonly visualNumber: string | undefined;
  readonly group: string | undefined;
  readonly valid: boolean;
  readonly whitelist: 'ALWAYS' | 'ALLOWED' | 'ALLOWED_OFFLINE' | 'NEVER';
  readonly language: string;
  readonly profile: string | undefined;
  readonly updated: number;
}

/** What may be fixed in a token; the rest is drawn. */
export type TokenChoices = Partial<Pick<TokenPlan, 'provider' | 'type' | 'valid' | 'whitelist'>> & {
  readonly now?: number;
};

const CONTRACT = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';

/** Draws a token: mostly a valid RFID card. */
export function planToken(random: Random, choices: TokenChoices = {}): TokenPlan {
  const provider = choices.provider ?? planProvider(random);
  const type = choices.type ?? random.pick(['RFID', 'RFID', 'RFID', 'APP_USER'] as const);
  const contract = `${provider.country_code}-${provider.party_id}-C${random.text(CONTRACT, 8)}`;
  const card = type === 'RFID';
  return {
    provider,
    uid: card ? `04${random.hex(12)}` : random.uuid(),
    type,
    contract,
    visualNumber: card ? contract.replaceAll('-', ' ') : undefined,
    group: random.chance(20) ? `FLEET-${random.int(100, 999)}` : undefined,
    valid: choices.valid ?? true,
    whitelist:
      choices.whitelist ?? random.pick(['ALLOWED', 'ALLOWED', 'ALLOWED_OFFLINE', 'ALWAYS', 'NEVER'] as const),
    language: random.pick(['nl', 'de', 'fr', 'en']),
    profile: random.chance(30) ? random.pick(['CHEAP', 'FAST', 'GREEN', 'REGULAR']) : undefined,
    updated: (choices.now ?? SAMPLE_NOW) - random.int(1, 400) * DAY,
  };
}
