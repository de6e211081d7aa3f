import { type Cut, cutAt } from '#base';
import { type AttemptId, listUnclear, type UnclearAttempt } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

const pageLength = 50;

/** Refuses with `permission_missing` and `payment_unknown`. */
export function listUnclearPayments(
  context: Context,
  caller: Caller,
  after?: AttemptId,
): Promise<Cut<UnclearAttempt>> {
  const asked = { permissions: ['payments.read'], action: 'payments.list' } as const;
  return look(context, caller, asked, async () => {
    return { result: cutAt(await listUnclear(context, pageLength + 1, after), pageLength) };
  });
}
