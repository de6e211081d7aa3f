const offsetMs = 8 * 3_600_000;

/** `yyyy-MM-dd` in Hong Kong, where a bank's day ends at midnight. */
export function dayOf(atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 10);
}

/** `yyyy-MM-ddTHH:mm:ss+08:00`. */
export function printInstant(atMs: number): string {
  return `${new Date(atMs + offsetMs).toISOString().slice(0, 19)}+08:00`;
}
