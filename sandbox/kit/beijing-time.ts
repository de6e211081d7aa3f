/** China has kept UTC+8 without summer time since 1991. */
const offsetMs = 8 * 3_600_000;

/** `yyyy-MM-dd HH:mm:ss` in Beijing, whatever the time zone of this process is. */
export function printBeijing(atMs: number): string {
  return printBeijingMs(atMs).slice(0, 19);
}

/** The same with milliseconds, as gmt_refund is printed in notices. */
export function printBeijingMs(atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().replace('T', ' ').slice(0, 23);
}

/** Reads `yyyy-MM-dd HH:mm:ss` strictly: a 30 February or a missing zero is undefined. */
export function parseBeijing(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const atMs = Date.parse(`${text.replace(' ', 'T')}.000Z`) - offsetMs;
  return Number.isNaN(atMs) || printBeijing(atMs) !== text ? undefined : atMs;
}

/** The last millisecond of the Beijing day that holds `atMs`. */
export function endOfBeijingDay(atMs: number): number {
  const dayMs = 24 * 3_600_000;
  return Math.floor((atMs + offsetMs) / dayMs) * dayMs + dayMs - 1 - offsetMs;
}
