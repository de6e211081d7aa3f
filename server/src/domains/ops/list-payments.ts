import { type Cut, cutAt } from '#base';
import { type Attempt, listPayments as listAttempts, type PaymentsWanted } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

type Listed = Attempt & { readonly reference: string };

const pageLength = 50;

/** Payments of the last 24 hours in one state, newest first. Refuses with `permission_missing`. */
export function listPayments(
  context: Context,
  caller: Caller,
  wanted: PaymentsWanted,
): Promise<Cut<Listed>> {
  const asked = { permissions: ['payments.read'], action: 'payments.list' } as const;
  return look(context, caller, asked, async () => {
    const found = await listAttempts(context, wanted, pageLength + 1);
    return { result: cutAt(found, pageLength) };
  });
}
