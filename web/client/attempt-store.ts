import type { Given, Money } from './channel-types.ts';
import type { DeviceStorage } from './device-storage.ts';

interface Made {
  /** The `Idempotency-Key`, made on this device before the first byte is sent. */
  readonly key: string;
  readonly madeAtMs: number;
}

/** An order on its way. It is kept until the order it made has come to its end. */
export interface OrderAttempt extends Made {
  readonly operation: 'orderTopup';
  readonly body: Given<'orderTopup'>['body'];
  /** What a person recognises it by, while the server has not told more. */
  readonly number: string;
  readonly value: Money;
  /** The order that it made; null until an answer has come. */
  readonly topup: string | null;
}

/** A wish about an order, kept until the server has answered. */
export interface WishAttempt extends Made {
  readonly operation: 'cancelTopup' | 'undoTopup';
  readonly topup: string;
}

export type Attempt = OrderAttempt | WishAttempt;

const prefix = 'lowu.attempt.';

/**
 * An order can be paid for a quarter of an hour and is then decided within days; a month is
 * beyond all that.
 */
const forgottenAfterMs = 30 * 24 * 3_600_000;

export interface AttemptStore {
  keep(attempt: Attempt): void;
  drop(key: string): void;
  /** Oldest first. */
  all(): readonly Attempt[];
}

function readAttempt(text: string | null): Attempt | undefined {
  try {
    const read = JSON.parse(text ?? 'null') as Partial<Attempt> | null;
    const isAttempt = typeof read?.key === 'string' && typeof read.madeAtMs === 'number';
    return isAttempt ? (read as Attempt) : undefined;
  } catch {
    return undefined;
  }
}

/** One entry for each attempt, so that two tabs never overwrite what the other has written. */
export function openAttemptStore(storage: DeviceStorage, nowMs: () => number): AttemptStore {
  return {
    keep(attempt) {
      storage.write(prefix + attempt.key, JSON.stringify(attempt));
    },
    drop(key) {
      storage.remove(prefix + key);
    },
    all() {
      const kept: Attempt[] = [];
      for (const name of storage.names().filter((one) => one.startsWith(prefix))) {
        const attempt = readAttempt(storage.read(name));
        if (attempt && nowMs() - attempt.madeAtMs < forgottenAfterMs) kept.push(attempt);
        else storage.remove(name);
      }
      return kept.sort((one, other) => one.madeAtMs - other.madeAtMs);
    },
  };
}
