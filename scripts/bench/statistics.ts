/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Half the distance between the lowest and the highest. */
export const spreadOf = (numbers: readonly number[]): number =>
  (Math.max(...numbers) - Math.min(...numbers)) / 2;
