import { type Cut, cutAt } from '#base';
import { type AnswerableDispute, type DisputeId, listDecidedDisputes } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

const pageLength = 50;
const asked = { permissions: ['payments.read'], action: 'payments.list' } as const;

/** Newest first. Refuses with `permission_missing` and `dispute_unknown`. */
export function listDecidedChargebacks(
  context: Context,
  caller: Caller,
  before?: DisputeId,
): Promise<Cut<AnswerableDispute>> {
  return look(context, caller, asked, async () => {
    const found = await listDecidedDisputes(context, pageLength + 1, before);
    return { result: cutAt(found, pageLength) };
  });
}
