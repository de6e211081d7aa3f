import type { Context } from '#platform/context';
import { grantValidity, lockLines } from '#subscribers';
import type { Person } from './topup-world.ts';

/** Lets a line live beyond all that a test lets pass. */
export async function prolong(context: Context, { line }: Pick<Person, 'line'>): Promise<void> {
  const grant = { line, cause: 'a top-up' };
  await context.db.transaction(async (tx) => {
    await lockLines(tx, { granting: [grant] });
    grantValidity(tx, { ...grant, days: 2_000 });
  });
}
