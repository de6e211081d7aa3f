import type { Leaving } from '#notifications';
import type { Context } from '#platform/context';
import { readAnyTopup } from './read-any-topup.ts';
import type { TopupId } from './topup.ts';

/** Whether money was decided about while the word that it is undecided waited for the morning. */
export async function isHeldNoMore(context: Context, { cause }: Leaving): Promise<boolean> {
  return (await readAnyTopup(context, cause as TopupId)).state !== 'held_for_review';
}
