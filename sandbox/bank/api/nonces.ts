import type { Clock } from '../../kit/clock.ts';

/** Remembers which nonces were used while the time of their requests is still accepted. */
export interface Nonces {
  /** False for one that was used before. */
  use(nonce: string): boolean;
}

export const windowMs = 300_000;

export function openNonces(clock: Clock): Nonces {
  const used = new Map<string, number>();
  return {
    use(nonce) {
      const nowMs = clock.now();
      for (const [old, atMs] of used) if (nowMs - atMs > 2 * windowMs) used.delete(old);
      if (used.has(nonce)) return false;
      used.set(nonce, nowMs);
      return true;
    },
  };
}
