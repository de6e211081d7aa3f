import { randomBytes } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';

/** Files that wait to be downloaded, each at an address that soon ends. */
export interface Bills {
  keep(mchId: string, text: string): string;
  /** Undefined for a token that is unknown, somebody else's or too old. */
  find(mchId: string, token: string): string | undefined;
}

const goodForMs = 30_000;

export function openBills(clock: Clock): Bills {
  const kept = new Map<string, { mchId: string; text: string; untilMs: number }>();
  return {
    keep(mchId, text) {
      const token = randomBytes(24).toString('base64url');
      kept.set(token, { mchId, text, untilMs: clock.now() + goodForMs });
      return token;
    },
    find(mchId, token) {
      const bill = kept.get(token);
      if (bill === undefined || bill.mchId !== mchId || bill.untilMs < clock.now()) {
        return undefined;
      }
      return bill.text;
    },
  };
}
