import {
  type AnswerableDispute,
  listDisputes,
  type PaymentsOverview,
  readPaymentsOverview,
} from '#payments';
import type { Context } from '#platform/context';
import { type ClawBack, listProposedRefunds, readAnyTopup } from '#topups';
import type { Currency } from '#base';
import { type Caller, look } from './look.ts';

export interface StaffPayments extends PaymentsOverview {
  /** Refunds that wait for a second person. */
  readonly proposed: readonly (ClawBack & { readonly currency: Currency })[];
  readonly disputes: readonly AnswerableDispute[];
}

const most = 100;

/** How payments, refunds and chargebacks stand. Refuses with `permission_missing`. */
export function readPayments(context: Context, caller: Caller): Promise<StaffPayments> {
  const asked = { permissions: ['payments.read'], action: 'payments.look' } as const;
  return look(context, caller, asked, async () => {
    const [overview, waiting, disputes] = await Promise.all([
      readPaymentsOverview(context),
      listProposedRefunds(context, most),
      listDisputes(context, most),
    ]);
    const proposed = await Promise.all(
      waiting.map(async (refund) => {
        const { priceCurrency: currency } = await readAnyTopup(context, refund.topup);
        return { ...refund, currency };
      }),
    );
    return { result: { ...overview, proposed, disputes } };
  });
}
