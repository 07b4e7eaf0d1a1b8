/** A measurement: how something compares with its reference in the same run. */
export interface BenchRow {
  readonly name: string;
  readonly reference: string;
  /** Median of the ratios. */
  readonly ratio: number;
  /** Half the distance between the lowest and the highest ratio. */
  readonly spread: number;
  readonly detail?: string | undefined;
  /** Whether the target is a lower or an upper bound. */
  readonly target?: '>=' | '<=' | undefined;
}
