import { newId, slotOf, type Unit } from '#base';
import { lockedTotal } from '#ledger';
import type { Tx } from '#platform/postgres';
import { issueCorrection } from '#receipts';
import { accountOf, type LineId } from '#subscribers';
import type { ActionId } from './action.ts';
import type { Papers } from './read-papers.ts';

export interface ProgramMove {
  readonly id: ActionId;
  readonly line: LineId;
  readonly reason: 'adjusted' | 'adjusted_back' | 'sent' | 'received' | 'sent_back' | 'reservation';
  readonly unit: Unit;
  /** Above zero where it was given to the line, below where it was taken. */
  readonly amount: bigint;
}

/** As receipts know what a partner's program has done. */
const channel = 'partner';

/**
 * Does with `move` what moves money of a line, and issues its receipt in the same commit. Units of
 * packs have none: a receipt is about money.
 */
export function moveWithReceipt(
  tx: Tx,
  papers: Papers,
  { id: cause, line, reason, unit, amount }: ProgramMove,
  move: () => void,
): void {
  const paper = papers.get(line);
  const balanceBefore = lockedTotal(tx, accountOf(line), 'HKD');
  move();
  if (unit !== 'HKD' || paper === undefined) return;
  issueCorrection(tx, {
    about: newId('adj', tx.nowMs, slotOf(line)),
    cause,
    line: paper,
    channel,
    correction: { way: amount > 0n ? 'give' : 'take', reason, expiresAt: null },
    amountMinor: amount > 0n ? amount : -amount,
    balanceBefore,
    balanceAfter: lockedTotal(tx, accountOf(line), 'HKD'),
  });
}
