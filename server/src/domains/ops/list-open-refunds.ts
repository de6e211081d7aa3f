import { type Cut, cutAt } from '#base';
import { listRefundsNotMade, type Refund, type RefundId } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

const pageLength = 50;

/** Refuses with `permission_missing`. */
export function listOpenRefunds(
  context: Context,
  caller: Caller,
  before?: RefundId,
): Promise<Cut<Refund>> {
  const asked = { permissions: ['payments.read'], action: 'payments.list' } as const;
  return look(context, caller, asked, async () => {
    return { result: cutAt(await listRefundsNotMade(context, pageLength + 1, before), pageLength) };
  });
}
