import { randomInt, timingSafeEqual } from 'node:crypto';
import type { InstantMs, PhoneNumber } from '#base';
import type { Keyring } from '#platform/secrets';
import type { DeviceId } from './visit.ts';

/** A code as it is kept: its hash, and how often it was guessed. */
export interface OneTimeCode {
  readonly codeHash: Buffer;
  /** The digits of whose id; null where the number is not a line of ours, and no guess is right. */
  readonly subscriber: string | null;
  readonly guesses: number;
  readonly expiresAt: InstantMs;
}

/** Six digits from the system's generator, every one of the million alike. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/**
 * Bound to its number and device: a code that is read over a shoulder, or talked out of somebody on
 * the phone, opens nothing on another device, and nobody else can use up its guesses. Keyed, since
 * a million codes are hashed in a second.
 */
export function codeHash(
  secrets: Keyring,
  code: string,
  number: PhoneNumber,
  device: DeviceId,
): Buffer {
  return secrets.fingerprint(`${code} ${number} ${device}`, 'identity.one_time_code.code');
}

export function numberHash(secrets: Keyring, number: PhoneNumber): Buffer {
  return secrets.fingerprint(number, 'identity.one_time_code.number');
}

export type Verdict = 'right' | 'wrong' | 'expired';

/**
 * Judges one guess. `expired` also stands for a code that was guessed at too often, or never sent.
 */
export function judgeGuess(
  code: OneTimeCode | undefined,
  guessHash: Buffer,
  nowMs: InstantMs,
  mostGuesses: number,
): Verdict {
  if (!code || code.expiresAt <= nowMs || code.guesses >= mostGuesses) return 'expired';
  const isSame = timingSafeEqual(code.codeHash, guessHash);
  return isSame && code.subscriber !== null ? 'right' : 'wrong';
}
