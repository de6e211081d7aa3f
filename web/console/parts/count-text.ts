const grouped = new Intl.NumberFormat('en-HK');

/** A count with its thousands apart, as all three languages write it: `1,000,000`. */
export function countText(count: number): string {
  return grouped.format(count);
}
