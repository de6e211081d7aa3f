/**
 * Degrees as people write them, to the millionth. Of Hong Kong's longitude no latitude can be made,
 * so that the two are not swapped unseen.
 */
export const degreesPatterns = {
  latitude: /^-?\d{1,2}(?:\.\d{1,6})?$/,
  longitude: /^-?\d{1,3}(?:\.\d{1,6})?$/,
} as const;

/** Millionths of a degree, from degrees that a pattern took. */
export function microOf(degrees: string): number {
  return Math.round(Number(degrees) * 1_000_000);
}

/** As `microOf` reads it: `22.312100`. */
export function degreesOf(micro: number): string {
  return (micro / 1_000_000).toFixed(6);
}
