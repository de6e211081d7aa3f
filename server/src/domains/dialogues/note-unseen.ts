import { type PhoneNumber, slotFor } from '#base';
import type { Context } from '#platform/context';
import { readTurn } from './store/ussd.ts';
import { tellByText } from './tell-by-text.ts';

/** The centre will not show this answer, so it is sent as a text now. */
export async function noteUnseen(
  context: Context,
  number: PhoneNumber,
  turnId: string,
): Promise<void> {
  const [row] = await context.db.read(readTurn, [slotFor(number), number]);
  if (row?.turnId === turnId && row.dueAt !== null) await tellByText(context, row);
}
