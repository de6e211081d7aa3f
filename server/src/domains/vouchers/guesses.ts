import { minuteMs, secondMs, slotFor } from '#base';
import { afterTry, isLocked, type Lockout } from '#identity';
import type { Keyring } from '#platform/secrets';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { voucherSettings } from './settings.ts';
import { type GuessRow, lockGuesses, openGuesses, saveGuesses } from './store/guesses.ts';

/**
 * Who tries a code, and for which line: both are locked out, each by steps of its own. A locked
 * line keeps strangers out only: else any of them could keep its owner from it.
 */
export interface Guesser {
  /** A device, a number, a till: in one text that says its kind. */
  readonly caller: string;
  readonly line: string;
  /** Neither the line's owner, nor somebody who is served by us face to face. */
  readonly isStranger: boolean;
}

/** The tries of a guesser, locked: copies of this very moment wait until this one is judged. */
export interface Guesses {
  /** Refuses with `voucher_tries_locked` and `retryAfterSeconds`. */
  requireUnlocked(): void;
  /** Counts a code that is nobody's; returns how many more are heard before the next lock. */
  countWrong(): number;
  /** Forgets what was wrong before, once a voucher was redeemed: a used code is anybody's. */
  clear(): void;
}

/** Opened and locked in one round trip with what is asked at the same time. */
export async function lockGuessesOf(
  tx: Tx,
  secrets: Keyring,
  { caller, line, isStranger }: Guesser,
): Promise<Guesses> {
  const keys = [`caller ${caller}`, `line ${line}`].map((text) => {
    const key = secrets.fingerprint(text, 'vouchers.guess').toString('hex').slice(0, 32);
    return { key, slot: slotFor(key) };
  });
  const [, rows] = await Promise.all([
    tx.load(
      openGuesses,
      keys.map((key) => ({ ...key, at: tx.nowMs })),
    ),
    tx.load(lockGuesses, keys),
  ]);
  return guessesOf(tx, rows, isStranger ? rows : rows.filter((row) => row.key === keys[0]?.key));
}

function guessesOf(tx: Tx, rows: readonly GuessRow[], barring: readonly GuessRow[]): Guesses {
  const save = (key: string, lockout: Lockout): void => {
    tx.append(saveGuesses, { slot: slotFor(key), key, ...lockout });
  };
  return {
    requireUnlocked() {
      const locked = barring.filter((row) => isLocked(row, tx.nowMs));
      const until = Math.max(0, ...locked.map(({ lockedUntil }) => lockedUntil));
      if (until === 0) return;
      const waitMs = until - tx.nowMs;
      throw refuse.voucher_tries_locked({
        minutes: Math.ceil(waitMs / minuteMs),
        retryAfterSeconds: Math.ceil(waitMs / secondMs),
      });
    },
    countWrong() {
      const steps = tx.settings.get(voucherSettings.lockSteps);
      const next = new Map(rows.map((row) => [row, afterTry(row, steps, tx.nowMs)]));
      for (const [{ key }, lockout] of next) save(key, lockout);
      const left = barring.map((row) => {
        const lockout = next.get(row) ?? row;
        const step = steps.find(({ failures }) => failures > lockout.failures);
        return isLocked(lockout, tx.nowMs) ? 0 : (step?.failures ?? 0) - lockout.failures;
      });
      return Math.min(...left);
    },
    clear() {
      for (const { key, failures } of rows) {
        if (failures > 0) save(key, { failures: 0, failedAt: tx.nowMs, lockedUntil: tx.nowMs });
      }
    },
  };
}
