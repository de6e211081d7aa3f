import { type Cut, cutAt } from '#base';
import { type AnswerableDispute, type DisputeId, listUndecidedDisputes } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

const pageLength = 50;
const asked = { permissions: ['payments.read'], action: 'payments.list' } as const;

/** Undecided ones by their deadlines. Refuses with `permission_missing` and `dispute_unknown`. */
export function listChargebacks(
  context: Context,
  caller: Caller,
  after?: DisputeId,
): Promise<Cut<AnswerableDispute>> {
  return look(context, caller, asked, async () => {
    const found = await listUndecidedDisputes(context, pageLength + 1, after);
    return { result: cutAt(found, pageLength) };
  });
}
