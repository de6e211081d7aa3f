import type { Currency } from '#base';
import { type DisputeState, noteDispute } from '#payments';
import type { Context } from '#platform/context';
import type { OrderedTopup } from '#topups';

interface Taken {
  readonly connector?: string;
  readonly amount: bigint;
  readonly currency?: Currency;
  readonly state?: DisputeState;
  /** Of several of one order; the same is the same dispute, told again. */
  readonly nth?: number;
  readonly dueAt?: number;
}

/** The payer's bank has taken so much of an order's payment, or has decided about it. */
export function noteTaken(
  context: Context,
  { attempt, id }: Pick<OrderedTopup, 'attempt' | 'id'>,
  { connector = 'alipay_cn', amount, currency = 'CNY', ...more }: Taken,
): Promise<void> {
  const { state = 'open', nth = 1, dueAt = null } = more;
  return noteDispute(context, connector, `dispute ${nth} of ${id}`, {
    says: 'disputed',
    attempt,
    amount,
    currency,
    fee: 0n,
    reason: 'fraudulent',
    state,
    dueAt,
    openedAt: context.clock.now(),
  });
}
