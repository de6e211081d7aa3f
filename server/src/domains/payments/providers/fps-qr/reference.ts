import { type Id, idFrom, uuidOf } from '#base';
import type { AttemptId } from '../../payment.ts';
import type { RefundId } from '../../refund.ts';

/**
 * A reference of a code has 25 letters and digits at most, and an id of ours 32 hexadecimal digits:
 * the same number in base 36 has exactly 25. Nothing has to be looked up to know whose it is.
 */
const length = 25;
const pattern = /^[0-9A-Z]{25}$/;
const greatest = 2n ** 128n - 1n;

/** Also of other things that a bank's entry has to name, such as a transfer of ours. */
export function referenceOf(id: Id): string {
  const number = BigInt(`0x${uuidOf(id).replaceAll('-', '')}`);
  return number.toString(36).toUpperCase().padStart(length, '0');
}

/** Undefined for a text that is no reference of ours; banks have been seen to change the case. */
export function attemptIn(reference: string): AttemptId | undefined {
  const digits = digitsIn(reference);
  return digits === undefined ? undefined : idFrom('att', digits);
}

export function refundIn(reference: string): RefundId | undefined {
  const digits = digitsIn(reference);
  return digits === undefined ? undefined : idFrom('rfd', digits);
}

function digitsIn(reference: string): string | undefined {
  const text = reference.trim().toUpperCase();
  if (!pattern.test(text)) return undefined;
  let number = 0n;
  for (const sign of text) number = number * 36n + BigInt(Number.parseInt(sign, 36));
  const digits = number.toString(16).padStart(32, '0');
  // Version 7, variant 10: any other 25 letters are somebody else's.
  const isOurs = number <= greatest && digits[12] === '7' && /[89ab]/.test(digits[16] ?? '');
  return isOurs ? digits : undefined;
}
