import type { VersionNumber } from '../core/version.js';

/** What something is, in one sentence; by version where versions differ. */
export type Description = string | Readonly<Partial<Record<VersionNumber, string>>>;

/** What objects, enums and their fields are, by name. */
export type Descriptions = Readonly<
  Record<
    string,
    {
      readonly about: Description;
      /** The object that this one has all fields of. */
      readonly like?: string;
      readonly fields?: Readonly<Record<string, Description>>;
    }
  >
>;

/** Finds the sentence for an object, an enum or a field of an object. */
export class Describer {
  readonly #all: Descriptions;
  readonly #version: VersionNumber | undefined;

  /** Without a version, a sentence that differs between versions names each with its own. */
  constructor(all: Descriptions, version?: VersionNumber) {
    this.#all = all;
    this.#version = version;
  }

  /** About an object or an enum; `undefined` for what is not the specification's. */
  about(name: string): string | undefined {
    return this.#text(this.#all[name]?.about);
  }

  /** About a field of an object. */
  field(object: string, name: string): string | undefined {
    const thing = this.#all[object];
    const own = this.#text(thing?.fields?.[name]);
    return own ?? (thing?.like === undefined ? undefined : this.field(thing.like, name));
  }

  #text(description: Description | undefined): string | undefined {
    if (description === undefined || typeof description === 'string') return description;
    if (this.#version !== undefined) return description[this.#version];
    const versions = new Map<string, string[]>();
    for (const [version, text] of Object.entries(description))
      versions.set(text, [...(versions.get(text) ?? []), version]);
    return [...versions].map(([text, some]) => `${some.join(' and ')}: ${text}`).join(' ');
  }
}
