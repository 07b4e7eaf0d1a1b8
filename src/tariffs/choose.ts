import { CannotPrice, cannotPrice, type Note, note } from './notes.js';
import type { Policy } from './policy.js';
import { described } from './read-number.js';
import { checkListOfTariffs } from './shape.js';
import { type CompiledTariff, compileTariff, isValidAt } from './tariff.js';
import type { TariffInput } from './types.js';
import type { Usage } from './usage.js';
import type { UsagePeriod } from './usage-period.js';

/** The tariffs of a session: finds that of each period, reading each tariff when it is first needed. */
export class TariffChoice {
  /** What was remarkable about the choice. */
  readonly notes: Note[] = [];
  readonly #inputs: readonly TariffInput[];
  readonly #usage: Usage;
  readonly #policy: Policy;
  readonly #substitute: boolean;
  readonly #compiled = new Map<TariffInput, CompiledTariff>();
  readonly #byId = new Map<string, CompiledTariff>();
  #default: CompiledTariff | undefined | null = null;

  /** `substitute`: the tariffs were given by the caller, and a single one stands for whichever the object names. */
  constructor(inputs: readonly TariffInput[], usage: Usage, policy: Policy, substitute: boolean) {
    checkListOfTariffs(inputs);
    this.#inputs = inputs;
    this.#usage = usage;
    this.#policy = policy;
    this.#substitute = substitute;
  }

  /** The tariff of a period, `undefined` when none is relevant; throws {@link CannotPrice} when it is not there. */
  tariffOf(period: UsagePeriod): CompiledTariff | undefined {
    if (period.tariffId === undefined) return this.#fallback();
    const known = this.#byId.get(period.tariffId);
    if (known !== undefined) return known;
    const tariff = this.#find(period.tariffId, period.index);
    this.#byId.set(period.tariffId, tariff);
    return tariff;
  }

  #find(id: string, period: number): CompiledTariff {
    const wanted = String(id).toLowerCase();
    const named = this.#inputs.filter((tariff) => String(tariff.id).toLowerCase() === wanted);
    if (named.length > 0) return this.#bestOf(named);
    const only = this.#inputs[0];
    if (this.#substitute && only !== undefined && this.#inputs.length === 1) {
      this.notes.push(note('info', 'TARIFF_SUBSTITUTED', `Tariff ${only.id} was used in place of ${id}.`));
      return this.#compile(only);
    }
    const pointer = `/charging_periods/${period}/tariff_id`;
    throw cannotPrice('TARIFF_NOT_FOUND', `The tariff ${id} is not among the tariffs.`, pointer);
  }

  // Without any tariff_id one tariff must be meant; with some, a period without has no tariff, as the text says.
  #fallback(): CompiledTariff | undefined {
    if (this.#default !== null) return this.#default;
    const named = this.#usage.periods.some((period) => period.tariffId !== undefined);
    if (named || (this.#policy.missingTariffId === 'no-tariff' && this.#usage.version !== '2.1.1')) {
      this.notes.push(
        note('info', 'NO_TARIFF_FOR_PERIOD', 'Periods without tariff_id have no tariff and cost nothing.'),
      );
      this.#default = undefined;
      return undefined;
    }
    const general = this.#inputs.filter((tariff) => tariff.type == null || tariff.type === 'REGULAR');
    this.#default = this.#bestOf(general.length > 0 ? general : this.#inputs);
    if (this.#usage.version !== '2.1.1') {
      const id = this.#default.input.id;
      this.notes.push(note('info', 'TARIFF_ASSUMED', `No period names a tariff; tariff ${id} was assumed.`));
    }
    return this.#default;
  }

  #bestOf(inputs: readonly TariffInput[]): CompiledTariff {
    const all = inputs.map((input) => this.#compile(input));
    const { start } = this.#usage;
    const valid = all.filter((tariff) => isValidAt(tariff, start, this.#policy));
    const best = valid[0] ?? all[0];
    if (best === undefined) throw cannotPrice('NO_TARIFF', 'There is no tariff to price with.', '/tariffs');
    const pointer = `/tariffs/${best.index}`;
    if (valid.length > 1) {
      const message = `${valid.length} tariffs fit; the first of them, ${best.input.id}, was used.`;
      this.notes.push(note('warning', 'TARIFF_AMBIGUOUS', message, pointer));
    }
    if (valid.length === 0) this.#outside(best, pointer);
    return best;
  }

  #outside(tariff: CompiledTariff, pointer: string): void {
    const message = `Tariff ${tariff.input.id} is not valid at the start of the session.`;
    if (this.#policy.validity === 'cannot-price') throw cannotPrice('TARIFF_NOT_VALID', message, pointer);
    if (this.#policy.validity === 'note')
      this.notes.push(note('warning', 'TARIFF_NOT_VALID', message, pointer));
  }

  #compile(input: TariffInput): CompiledTariff {
    const known = this.#compiled.get(input);
    if (known !== undefined) return known;
    const { currency, version } = this.#usage;
    const index = this.#inputs.indexOf(input);
    const pointer = `/tariffs/${index}`;
    if (input.currency !== currency) {
      const message = `Tariff ${input.id} is in ${input.currency}, the session in ${described(currency)}.`;
      throw cannotPrice('CURRENCY_DIFFERS', message, `${pointer}/currency`);
    }
    const tariff = within(pointer, () => compileTariff(input, index, version, this.#policy));
    this.#compiled.set(input, tariff);
    return tariff;
  }
}

// Reasons found inside a tariff point into the tariff; here they are made to point into the object that holds it.
function within<T>(pointer: string, read: () => T): T {
  try {
    return read();
  } catch (reason) {
    if (!(reason instanceof CannotPrice)) throw reason;
    throw new CannotPrice(...reason.notes.map((item) => ({ ...item, pointer: pointer + item.pointer })));
  }
}
