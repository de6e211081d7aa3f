import type { Clock } from '../../kit/clock.ts';

/** How far a request's timestamp may be from the gateway's clock, either way. */
export const windowMs = 300_000;

/** The random words that merchants have used within the window: each is good once. */
export interface Nonces {
  /** False when it was used before. */
  use(mchId: string, nonce: string): boolean;
}

export function openNonces(clock: Clock): Nonces {
  const usedMs = new Map<string, number>();
  return {
    use(mchId, nonce) {
      const nowMs = clock.now();
      for (const [key, atMs] of usedMs) {
        if (Math.abs(nowMs - atMs) <= 2 * windowMs) break;
        usedMs.delete(key);
      }
      const key = `${mchId} ${nonce}`;
      if (usedMs.has(key)) return false;
      usedMs.set(key, nowMs);
      return true;
    },
  };
}
