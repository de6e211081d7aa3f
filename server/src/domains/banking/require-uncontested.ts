import { refuse } from './refusals.ts';
import type { Transfer } from './transfer.ts';

/** What the bank has taken itself goes nowhere again. Refuses with `transfer_state_wrong`. */
export function requireUncontested({
  contestedAt,
  state,
}: Pick<Transfer, 'contestedAt' | 'state'>): void {
  if (contestedAt !== null) throw refuse.transfer_state_wrong({ state });
}
