import {
  type AnswerableDispute,
  type AttemptId,
  listDisputes,
  type PaymentsOverview,
  readPaymentsOverview,
  type RefundId,
} from '#payments';
import type { Context } from '#platform/context';
import { type ClawBack, listProposedRefunds, readAnyTopup } from '#topups';
import { type Currency, cutAt } from '#base';
import { type Caller, look } from './look.ts';

export interface StaffPayments extends PaymentsOverview {
  /** Where the rest of what is unclear begins, if there is any. */
  readonly unclearAfter: AttemptId | null;
  readonly refundsBefore: RefundId | null;
  /** Refunds that wait for a second person. */
  readonly proposed: readonly (ClawBack & { readonly currency: Currency })[];
  readonly disputes: readonly AnswerableDispute[];
}

const most = 100;
const pageLength = 50;

/** How payments, refunds and chargebacks stand. Refuses with `permission_missing`. */
export function readPayments(context: Context, caller: Caller): Promise<StaffPayments> {
  const asked = { permissions: ['payments.read'], action: 'payments.look' } as const;
  return look(context, caller, asked, async () => {
    const [overview, waiting, disputes] = await Promise.all([
      readPaymentsOverview(context, pageLength + 1),
      listProposedRefunds(context, most),
      listDisputes(context, most),
    ]);
    const proposed = await Promise.all(
      waiting.map(async (refund) => {
        const { priceCurrency: currency } = await readAnyTopup(context, refund.topup);
        return { ...refund, currency };
      }),
    );
    const unclear = cutAt(overview.unclear, pageLength);
    const refunds = cutAt(overview.refunds, pageLength);
    const result = {
      states: overview.states,
      unclear: unclear.rows,
      unclearAfter: unclear.last,
      refunds: refunds.rows,
      refundsBefore: refunds.last,
      proposed,
      disputes,
    };
    return { result };
  });
}
