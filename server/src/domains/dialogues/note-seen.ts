import { type PhoneNumber, slotFor } from '#base';
import type { Context } from '#platform/context';
import { closeTurn } from './store/ussd.ts';

/** The person has seen it, or is told by text: it is not told again. */
export async function noteSeen(
  { db }: Context,
  number: PhoneNumber,
  turnId: string,
): Promise<void> {
  await db.transaction((tx) => tx.query(closeTurn, [slotFor(number), number, turnId]));
}
