/** The value below which this share of all lies, by the nearest rank; NaN of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, rank)] ?? Number.NaN;
}

export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
