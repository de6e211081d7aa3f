import { slotFor } from '#base';
import type { Context } from '#platform/context';
import { readCaller } from './caller.ts';
import { decideAndKeep } from './decide-and-keep.ts';
import { noteSeen } from './note-seen.ts';
import { type DialogueRow, readTurn } from './store/ussd.ts';
import { tellLost } from './tell-lost.ts';

/** Sends the answer of a turn as a text, decided first where it was not. */
export async function tellByText(context: Context, row: DialogueRow): Promise<void> {
  const { number, turnId } = row;
  const caller = await readCaller(context, number);
  if (!caller) return noteSeen(context, number, turnId);
  if (row.answer === null) await decideAndKeep(context, caller, row);
  const [decided] = await context.db.read(readTurn, [slotFor(number), number]);
  if (decided?.turnId !== turnId || decided.byText === null) return;
  await tellLost(context, caller, turnId, decided.byText);
  await noteSeen(context, number, turnId);
}
