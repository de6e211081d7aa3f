import { type DisputeId, orderDisputeAnswer } from '#payments';
import type { Context } from '#platform/context';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

/**
 * Says what speaks for us where a payer's bank has taken money back; it is handed to the provider
 * with all that we know of it, once. It moves no money, so one person is enough. Refuses with
 * `permission_missing` and as `orderDisputeAnswer` does.
 */
export function answerChargeback(
  context: Context,
  caller: Caller,
  id: DisputeId,
  words: string,
): Promise<void> {
  const action = 'chargeback.answer';
  const asked = { permission: 'payments.resolve', action, subject: id } as const;
  return decide(context, caller, asked, async (tx) => {
    await orderDisputeAnswer(tx, id, { words, by: caller.session.staff });
    return { words };
  });
}
