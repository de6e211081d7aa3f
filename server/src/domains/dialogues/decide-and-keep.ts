import { isoTime, slotFor } from '#base';
import type { Context } from '#platform/context';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import { decideTurn } from './decide-turn.ts';
import type { Screen, Shown } from './screen.ts';
import { unseenMs } from './settings.ts';
import { type DialogueRow, keepAnswer } from './store/ussd.ts';
import { tellLost } from './tell-lost.ts';

/** Decides what was heard, and keeps that. Undefined where another turn has come meanwhile. */
export async function decideAndKeep(
  context: Context,
  caller: Caller,
  row: DialogueRow,
): Promise<Answer | undefined> {
  const { turnId, begins, said, standing } = row;
  const heard = { key: turnId, begins, said, standing: standing ?? undefined };
  const { shown, screen } = await decideTurn(context, caller, heard);
  if (await keep(context, row, shown, screen)) {
    return { turnId, text: shown.text, isLast: isLast(shown) };
  }
  if (isLast(shown)) await tellLost(context, caller, turnId, shown.byText);
  return undefined;
}

function isLast({ choices }: Shown): boolean {
  return Object.keys(choices).length === 0;
}

async function keep(
  context: Context,
  { number, turnId }: DialogueRow,
  shown: Shown,
  screen: Screen,
): Promise<boolean> {
  const { text, byText, choices } = shown;
  const next = isLast(shown) ? null : JSON.stringify({ screen, choices });
  const dueAt = isoTime(context.clock.now() + unseenMs(context.settings()));
  const key = [slotFor(number), number, turnId] as const;
  const kept = await context.db.transaction((tx) =>
    tx.query(keepAnswer, [...key, text, next, byText, dueAt]),
  );
  return kept.length > 0;
}
