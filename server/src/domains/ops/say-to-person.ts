import { noteAppeal, readAnyAppeal, readTold, replyToAppeal } from '#disputes';
import { requireStaff } from '#identity';
import type { Context } from '#platform/context';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

/** reply: the person is told. question: and is asked something. note: for colleagues alone. */
export type SaidAs = 'reply' | 'question' | 'note';

/** Says something about an appeal. Refuses with `permission_missing` and as `disputes` does. */
export async function sayToPerson(
  context: Context,
  caller: Caller,
  number: string,
  { words, as }: { readonly words: string; readonly as: SaidAs },
): Promise<void> {
  // Who may not is told so before whether there is such an appeal.
  await requireStaff(context, caller, 'appeals.answer');
  const { appeal } = await readAnyAppeal(context, number);
  const told = await readTold(context, appeal);
  const by = caller.session.staff;
  const asked = {
    permission: 'appeals.answer',
    action: `appeal.${as}`,
    subject: appeal.id,
  } as const;
  await decide(context, caller, asked, async (tx) => {
    if (as === 'note') await noteAppeal(tx, appeal.id, { words, by });
    else await replyToAppeal(tx, appeal.id, { words, isQuestion: as === 'question', by }, told);
    return {};
  });
}
