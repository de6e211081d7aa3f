import type { Id } from '#base';
import type { Tx } from '#platform/postgres';
import { refuseRefund } from '#topups';
import type { Answering } from './answering.ts';
import type { Appeal } from './appeal.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { refuse } from './refusals.ts';
import { isSaidBefore } from './said-before.ts';

export interface RefusedAnswer {
  readonly by: Id<'stf'>;
  readonly words: string;
}

/**
 * Takes a proposed answer off the table, with why: also who proposed it may. Nothing has moved, and
 * what is sent again because its answer was lost is written once.
 * Refuses with `appeal_unknown` and `appeal_not_proposed`.
 */
export async function refuseAnswer(
  tx: Tx,
  { appeal: { id }, isRefundWaiting }: Answering,
  { by, words }: RefusedAnswer,
): Promise<Appeal> {
  const appeal = await lock(tx, id);
  const author = { kind: 'staff', id: by } as const;
  const said = { event: 'refused', by: author, words } as const;
  const outcome = appeal.proposal?.outcome;
  if (!outcome && (await isSaidBefore(tx, appeal, said))) return appeal;
  if (!outcome) throw refuse.appeal_not_proposed();
  const isRefund = outcome.gives === 'refund' || outcome.gives === 'write_off';
  // Where refunds are looked at, somebody may have said so before.
  if (isRefund && isRefundWaiting) await refuseRefund(tx, outcome.topup, outcome.refund, by);
  return keepChanged(tx, { ...appeal, proposal: null }, said);
}
