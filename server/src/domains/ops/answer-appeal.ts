import { answeringOf, proposeAnswer, type WantedOutcome } from '#disputes';
import { requirePermission, requireStaff } from '#identity';
import type { Context } from '#platform/context';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

export interface StaffAnswer {
  readonly wanted: WantedOutcome;
  /** What the person is told, in their language. */
  readonly words: string;
}

/**
 * Answers an appeal, or proposes the answer where it gives more than one person may. Returns
 * whether it is answered. Refuses with `permission_missing` and as `disputes` does.
 */
export async function answerAppeal(
  context: Context,
  caller: Caller,
  number: string,
  { wanted, words }: StaffAnswer,
): Promise<boolean> {
  // Who may not is told so before whether there is such an appeal.
  await requireStaff(context, caller, 'appeals.answer');
  const answering = await answeringOf(context, number);
  const { session, ip } = caller;
  const subject = answering.appeal.id;
  const { gives } = wanted;
  if (gives === 'refund' || gives === 'write_off') {
    await requirePermission(context, { session, permission: 'refunds.propose', subject, ip });
  }
  let isDone = false;
  const action = () => (isDone ? 'appeal.answer' : 'appeal.propose');
  await decide(context, caller, { permission: 'appeals.answer', action, subject }, async (tx) => {
    const { state } = await proposeAnswer(tx, answering, { wanted, words, by: session.staff });
    isDone = state === 'answered';
    return { gives, ...amountOf(wanted) };
  });
  return isDone;
}

function amountOf(wanted: WantedOutcome): Readonly<Record<string, string>> {
  if ('price' in wanted) return { price: wanted.price.toString() };
  return 'amountMinor' in wanted ? { amountMinor: wanted.amountMinor.toString() } : {};
}
