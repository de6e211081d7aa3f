import { type Cut, cutAt } from '#base';
import {
  type AnswerableDispute,
  countUndecidedDisputes,
  listDecidedDisputes,
  listUndecidedDisputes,
  type PaymentsOverview,
  readPaymentsOverview,
  type Refund,
  type UnclearAttempt,
} from '#payments';
import type { Context } from '#platform/context';
import { countProposedRefunds, listStrandedRefunds, type StrandedRefund } from '#topups';
import { type Caller, look } from './look.ts';
import { type ProposedRefund, proposedRefunds } from './proposed-refunds.ts';

/** The first part of each list, and where the rest begins, if there is any. */
export interface StaffPayments {
  readonly states: PaymentsOverview['states'];
  readonly unclear: Cut<UnclearAttempt>;
  readonly refunds: Cut<Refund>;
  /** The oldest of what nobody can send; the alarm counts them all. */
  readonly stranded: readonly StrandedRefund[];
  /** Refunds that wait for a second person, and how many. */
  readonly proposed: Cut<ProposedRefund>;
  readonly proposedCount: number;
  /** Nobody has decided them. */
  readonly undecided: Cut<AnswerableDispute>;
  readonly undecidedCount: number;
  readonly decided: Cut<AnswerableDispute>;
}

const pageLength = 50;
const wanted = pageLength + 1;

/**
 * How payments, refunds and chargebacks stand; what waits is counted up to a limit. Refuses with
 * `permission_missing`.
 */
export function readPayments(
  context: Context,
  caller: Caller,
  mostCounted: number,
): Promise<StaffPayments> {
  const asked = { permissions: ['payments.read'], action: 'payments.look' } as const;
  return look(context, caller, asked, async () => {
    const [overview, proposed, undecided, decided, stranded, proposedCount, undecidedCount] =
      await Promise.all([
        readPaymentsOverview(context, wanted),
        proposedRefunds(context, wanted),
        listUndecidedDisputes(context, wanted),
        listDecidedDisputes(context, wanted),
        listStrandedRefunds(context, pageLength),
        countProposedRefunds(context, mostCounted),
        countUndecidedDisputes(context, mostCounted),
      ]);
    const result = {
      states: overview.states,
      unclear: cutAt(overview.unclear, pageLength),
      refunds: cutAt(overview.refunds, pageLength),
      stranded,
      proposed: cutAt(proposed, pageLength),
      proposedCount,
      undecided: cutAt(undecided, pageLength),
      undecidedCount,
      decided: cutAt(decided, pageLength),
    };
    return { result };
  });
}
