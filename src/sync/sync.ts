import { onlyParty } from '../client/connection.js';
import type { List, ListPage } from '../client/paging/list.js';
import type { Party } from '../core/party.js';
import { partyKey } from '../core/party.js';
import type { ReadItem } from '../core/read.js';
import { now, toMillis } from '../core/time.js';
import type { VersionNumber } from '../core/version.js';
import { keyOf } from '../store/keep.js';
import type { JsonObject, ObjectKey } from '../store/store.js';
import { compare, withRemoved } from './compare.js';
import { Marks } from './marks.js';
import { type Absence, findMissing } from './missing.js';
import type { SyncOptions, SyncReport } from './options.js';
import { type Counts, type RunState, readState, type SyncState, writeState } from './state.js';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const NO_COUNTS: Counts = { pages: 0, created: 0, changed: 0, unchanged: 0, stale: 0, invalid: 0 };

/**
 * Brings a store in step with what a partner owns: pulls what changed since the last run (with an overlap), or
 * everything, and reports what is created, changed, unchanged by content and, after a full run, missing.
 *
 * A run that was stopped, by a signal, an error or the end of the process, is taken up by the next call. Objects are
 * written one by one; `onChange` comes before the write, so a change may be told twice after a crash, but never not at all.
 * @see OCPI 2.2.1, mod_locations, mod_locations_flow_and_lifecycle
 */
export async function sync<V extends VersionNumber>(given: SyncOptions<V>): Promise<SyncReport> {
  const options = given as unknown as SyncOptions;
  const { store, contract, partner } = options;
  const name = options.name ?? `${partner.id ?? 'partner'}/${contract.module}`;
  const state = await readState(store, name);
  const run = new Run(options, name, state);
  return run.finish();
}

/** One run, from wherever it starts to its end. */
class Run {
  readonly #options: SyncOptions;
  readonly #name: string;
  readonly #state: SyncState;
  readonly #resumed: boolean;
  readonly #marks: Marks;
  #run: RunState;

  constructor(options: SyncOptions, name: string, state: SyncState) {
    this.#options = options;
    this.#name = name;
    this.#state = state;
    this.#resumed = state.run !== undefined;
    this.#run = state.run ?? newRun(options, state);
    this.#marks = new Marks(options.store, name);
  }

  async finish(): Promise<SyncReport> {
    const { mode } = this.#run;
    if (this.#resumed) await this.#marks.resume(this.#run.marks);
    else await this.#begin();
    if (this.#run.phase === 'list') {
      await this.#pull(mode === 'delta' ? this.#state.watermark : undefined);
      if (mode === 'full') await this.#save({ phase: 'catch-up', cursor: undefined });
    }
    if (mode === 'full') await this.#pull(this.#run.startedAt);
    const absence = mode === 'full' ? await this.#findMissing() : undefined;
    const { startedAt, begunAt } = this.#run;
    const lastFull = mode === 'full' ? begunAt : this.#state.lastFull;
    await writeState(this.#options.store, this.#name, { watermark: startedAt, lastFull });
    await this.#marks.clear();
    return this.#report(absence, startedAt);
  }

  /** Notes the run before anything is asked, so that it is taken up even when it ends at once. */
  async #begin(): Promise<void> {
    await this.#marks.clear();
    await this.#save({});
  }

  /** Pulls a list from its cursor on and keeps how far it has come after every page. */
  async #pull(since: string | undefined): Promise<void> {
    const { signal, overlap = 5 * MINUTE } = this.#options;
    const { cursor } = this.#run;
    const date_from = since === undefined ? undefined : new Date(toMillis(since) - overlap).toISOString();
    const calls = this.#options.partner.module(this.#options.contract) as unknown as ListCalls;
    const list = calls.list(date_from === undefined ? {} : { date_from }, { signal, cursor });
    for await (const page of list.pages()) {
      for (const item of page.items) await this.#take(item);
      const { pages } = this.#run.counts;
      this.#count({ pages: pages + 1 });
      await this.#save({ cursor: page.cursor, startedAt: this.#run.startedAt ?? startOf(page) });
      this.#options.onProgress?.(this.#report(undefined, this.#state.watermark));
    }
  }

  async #take(item: ReadItem<JsonObject>): Promise<void> {
    const { store, contract, onChange, onInvalid } = this.#options;
    const key = keyFor(this.#options, item.ok ? item.value : (item.raw as JsonObject));
    if (key) this.#marks.add(key);
    if (!item.ok || !key) {
      this.#count({ invalid: this.#run.counts.invalid + 1 });
      await onInvalid?.({ raw: item.raw, issues: item.issues });
      return;
    }
    const before = (await store.get(key))?.value;
    const isWhole = this.#run.mode === 'full';
    const after = isWhole ? withRemoved(before, item.value) : item.value;
    const verdict = compare(before, after);
    this.#count({ [verdict]: this.#run.counts[verdict] + 1 });
    this.#owned(key.owner);
    if (verdict === 'stale') return;
    if (verdict !== 'unchanged') await onChange?.({ kind: verdict, key, before, after, issues: item.issues });
    const { version } = contract;
    await store.update(key, (current) =>
      compare(current?.value, after) === 'stale' ? undefined : { version, value: after },
    );
  }

  #count(counts: Partial<Counts>): void {
    this.#run = { ...this.#run, counts: { ...this.#run.counts, ...counts } };
  }

  #owned(owner: Party): void {
    const { owners } = this.#run;
    if (this.#options.owners || owners.some((known) => partyKey(known) === partyKey(owner))) return;
    this.#run = { ...this.#run, owners: [...owners, owner] };
  }

  async #save(changes: Partial<RunState>): Promise<void> {
    const marks = this.#run.mode === 'full' ? await this.#marks.save() : 0;
    this.#run = { ...this.#run, ...changes, marks };
    await writeState(this.#options.store, this.#name, { ...this.#state, run: this.#run });
  }

  #findMissing(): Promise<Absence> {
    const { contract } = this.#options;
    return findMissing(this.#options, this.#name, contract.module, this.#run.owners, this.#marks);
  }

  #report(absence: Absence | undefined, watermark: string | undefined): SyncReport {
    const { mode, counts } = this.#run;
    const none = { absent: 0, missing: 0, braked: false };
    return { mode, resumed: this.#resumed, ...counts, ...(absence ?? none), watermark };
  }
}

interface ListCalls {
  list(args: object, options: object): List<JsonObject>;
}

function newRun(options: SyncOptions, state: SyncState): RunState {
  const { mode = 'auto', fullEvery = WEEK, partner } = options;
  const isDue =
    state.watermark === undefined ||
    state.lastFull === undefined ||
    Date.now() - toMillis(state.lastFull) >= fullEvery;
  const isFull = mode === 'full' || state.watermark === undefined || (mode === 'auto' && isDue);
  return {
    mode: isFull ? 'full' : 'delta',
    begunAt: now(),
    startedAt: undefined,
    phase: 'list',
    cursor: undefined,
    marks: 0,
    owners: options.owners ?? ownersOf(partner.roles),
    counts: NO_COUNTS,
  };
}

function ownersOf(roles: readonly Party[]): readonly Party[] {
  const parties = new Map(roles.map((role) => [partyKey(role), role]));
  return [...parties.values()].map(({ country_code, party_id }) => ({ country_code, party_id }));
}

/** When a run began: by our clock, or by the partner's when that is behind. */
function startOf({ timestamp }: ListPage<unknown>): string {
  const ours = now();
  const theirs = timestamp === undefined ? Number.NaN : toMillis(timestamp);
  return theirs < toMillis(ours) ? new Date(theirs).toISOString() : ours;
}

/** The key of an object; `undefined` when it does not say whose it is or what its id is. */
function keyFor({ contract, partner, owners }: SyncOptions, value: JsonObject): ObjectKey | undefined {
  const owner = owners?.length === 1 ? owners[0] : onlyParty(partner.roles);
  try {
    return keyOf(contract, value, owner);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
