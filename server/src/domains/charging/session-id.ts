import { randomInt } from 'node:crypto';
import { type Id, idFrom, type InstantMs, isId, uuidOf } from '#base';
import type { LineId } from '#subscribers';

/** A session's name outside: its number and its line's digits, so that it says where it lies. */
export type SessionId = Id<'ses'>;

const numberDigits = 16;

export function sessionIdOf(line: LineId, number: bigint): SessionId {
  return `ses_${number.toString(16).padStart(numberDigits, '0')}${uuidOf(line)}`;
}

/** Undefined for text that is no session's id. */
export function readSessionId(text: string): { line: LineId; number: bigint } | undefined {
  const digits = text.slice(4);
  const line = idFrom('lin', digits.slice(numberDigits));
  const number = digits.slice(0, numberDigits);
  if (!text.startsWith('ses_') || !/^[0-7][0-9a-f]{15}$/.test(number)) return undefined;
  return isId('lin', line) ? { line, number: BigInt(`0x${number}`) } : undefined;
}

const perMs = 1_048_576;
/** Where each process begins to count is left to chance. */
let counted = randomInt(perMs);

/**
 * Sorts by time. What is counted keeps the sessions of one millisecond apart, of which a line may
 * have a thousand where a batch of messages is charged; chance alone would give two of these the
 * same number every third time.
 */
export function newSessionNumber(nowMs: InstantMs): bigint {
  counted = (counted + 1) % perMs;
  return BigInt(nowMs) * BigInt(perMs) + BigInt(counted);
}
