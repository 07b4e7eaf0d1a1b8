/** How thoroughly to measure: `full` for figures that are published, `quick` for the check of every change. */
export type Effort = 'full' | 'quick';

/** A measurement: how something compares with its reference in the same run, or how large it is. */
export interface BenchRow {
  readonly name: string;
  /** Absent for sizes. */
  readonly reference?: string | undefined;
  /** Median: a ratio to the reference, or an amount of the unit. */
  readonly value: number;
  /** Half the distance between the quartiles of the rounds; absent where there is one only. */
  readonly spread?: number | undefined;
  /** Absent for ratios. */
  readonly unit?: 'KB' | 'MB' | undefined;
  readonly detail?: string | undefined;
  readonly better: 'lower' | 'higher';
  /** What we hold ourselves to; absent where the row is for information. */
  readonly goal?: number | undefined;
}

/** Whether a value is as good as another or better. */
export const isAsGood = ({ better }: Pick<BenchRow, 'better'>, value: number, than: number): boolean =>
  better === 'lower' ? value <= than : value >= than;

/** What a row is about, with its reference. */
export const titleOf = ({ name, reference }: Pick<BenchRow, 'name' | 'reference'>): string =>
  reference === undefined ? name : `${name}, against ${reference}`;

/** The value of a row with its spread, where it has one. */
export const measuredOf = (row: BenchRow): string =>
  `${figureOf(row, row.value)}${row.spread === undefined ? '' : ` ± ${row.spread.toFixed(2)}`}`;

/** A value with its unit: `1.21`, `12.4 KB`. */
export const figureOf = ({ unit }: Pick<BenchRow, 'unit'>, value: number): string =>
  unit === undefined ? value.toFixed(2) : `${value.toFixed(1)} ${unit}`;
