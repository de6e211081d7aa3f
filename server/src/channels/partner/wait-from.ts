import { secondMs } from '#base';

export interface Wait {
  readonly waitMs: number;
  /** What of it was heard, to be told back; undefined where nothing was asked for. */
  readonly applied: string | undefined;
}

/**
 * How long a program wants to wait, by its Prefer header (RFC 7240, 4.1 and 4.3), and no longer
 * than we let it. What we do not know in it is ignored, as section 2 demands.
 */
export function waitFrom(header: string | string[] | undefined, longestMs: number): Wait {
  const given = [header ?? []].flat().join(',').toLowerCase();
  const preferences = given.split(',').map((one) => one.split(';')[0]?.trim() ?? '');
  if (preferences.includes('respond-async')) return { waitMs: 0, applied: 'respond-async' };
  const seconds = preferences
    .map((one) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(one)?.[1])
    .find((found) => found !== undefined);
  if (seconds === undefined) return { waitMs: longestMs, applied: undefined };
  const waitMs = Math.min(Number(seconds) * secondMs, longestMs);
  return { waitMs, applied: `wait=${Math.floor(waitMs / secondMs)}` };
}
