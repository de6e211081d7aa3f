import type { StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Request } from '#platform/idempotency';
import type { TopupId } from '#topups';
import { type Answered, settleAnswer } from './answered.ts';
import type { CounterSaleInFull } from './counter-sale.ts';
import { readSaleInFull } from './read-sale-in-full.ts';

/** What became of a top-up over the counter. See `settleAnswer`. */
export function answerCounterSale(
  context: Context,
  caller: StaffCaller,
  request: Request,
): Promise<Answered<CounterSaleInFull>> {
  return settleAnswer(context, caller, request, (topup) =>
    readSaleInFull(context, topup as TopupId),
  );
}
