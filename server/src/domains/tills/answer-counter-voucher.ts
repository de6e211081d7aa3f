import type { StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Request } from '#platform/idempotency';
import { type Answered, settleAnswer } from './answered.ts';
import type { CounterVoucherId, CounterVoucherInFull } from './counter-voucher.ts';
import { loadSoldVoucher } from './load-counter-vouchers.ts';

/** What became of a voucher's sale, with its code: nobody has seen that yet. See `settleAnswer`. */
export function answerCounterVoucher(
  context: Context,
  caller: StaffCaller,
  request: Request,
): Promise<Answered<CounterVoucherInFull>> {
  return settleAnswer(context, caller, request, (id) =>
    context.db.transaction((tx) => loadSoldVoucher(context, tx, id as CounterVoucherId)),
  );
}
