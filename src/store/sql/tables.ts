import type { ColumnType, Generated } from 'kysely';

/** A JSON column: written as text, read as a value. */
type Json = ColumnType<unknown, string, string>;

/** A 64-bit column: read as text or number, whichever the driver gives. */
type Big = ColumnType<string | number, number, number>;

interface ObjectsTable {
  readonly namespace: string;
  readonly module: string;
  /** `NL*ABC`. */
  readonly owner: string;
  /** The id in the form in which it is compared. */
  readonly id: string;
  /** Order of insertion. */
  readonly seq: Generated<string | number>;
  /** Another one after every write. */
  readonly revision: Generated<string | number>;
  /** The parts of the id as they were first written. */
  readonly id_parts: Json;
  readonly version: string;
  /** `*` everyone, empty nobody, or a party. */
  readonly audience: string;
  /** Milliseconds since 1970 of `last_updated`. */
  readonly updated_ms: Big | null;
  readonly value: Json;
}

interface StateTable {
  readonly namespace: string;
  readonly collection: string;
  readonly id: string;
  readonly revision: Generated<string | number>;
  readonly value: Json;
  /** Milliseconds since 1970 after which the value does not exist any more. */
  readonly expires_ms: Big | null;
}

interface PartnersTable {
  readonly namespace: string;
  readonly id: string;
  readonly revision: Generated<string | number>;
  /** SHA-256 of every credentials token that is accepted. */
  readonly hashes: ColumnType<unknown, never, never>;
  readonly registration: Json;
}

/** The tables, all of them named `ocpi_…`. */
export interface Tables {
  readonly ocpi_objects: ObjectsTable;
  readonly ocpi_state: StateTable;
  readonly ocpi_partners: PartnersTable;
}

/** A value of a JSON column, which is selected as text: drivers do not agree whether they parse it. */
export const fromJson = (text: string): unknown => JSON.parse(text) as unknown;
