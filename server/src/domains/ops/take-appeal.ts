import { readAnyAppeal, takeAppeal as take } from '#disputes';
import { requireStaff } from '#identity';
import type { Context } from '#platform/context';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';

/** Takes an appeal on. Refuses with `permission_missing` and as `disputes` does. */
export async function takeAppeal(context: Context, caller: Caller, number: string): Promise<void> {
  // Who may not is told so before whether there is such an appeal.
  await requireStaff(context, caller, 'appeals.answer');
  const { appeal } = await readAnyAppeal(context, number);
  const asked = { permission: 'appeals.answer', action: 'appeal.take' } as const;
  await decide(context, caller, { ...asked, subject: appeal.id }, async (tx) => {
    await take(tx, appeal.id, caller.session.staff);
    return {};
  });
}
