import { idFrom, isId, uuidOf } from '#base';
import type { Attempt, AttemptId } from '../../payment.ts';

/**
 * Our number of an attempt at WeChat: the digits of its id without the kind, because `out_trade_no`
 * holds 32 characters and these are 32.
 */
export function numberOf({ id }: Attempt): string {
  return uuidOf(id);
}

/** The attempt that a number means, if it is one of ours. */
export function attemptIn(number: unknown): AttemptId | undefined {
  if (typeof number !== 'string') return undefined;
  const id = idFrom('att', number);
  return isId('att', id) ? id : undefined;
}
