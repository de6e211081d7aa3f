import { isoTime } from '#base';
import type { CreditCandidate } from '#payments';

/** An attempt whose money it could be, as staff see it. */
export function presentCandidate({ attempt, openedAt, state }: CreditCandidate) {
  return { attempt, openedAt: isoTime(openedAt), state };
}
