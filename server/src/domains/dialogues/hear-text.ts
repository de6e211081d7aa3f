import { hourMs, minuteMs, newUuid, type PhoneNumber, secondMs, slotFor, uuidOf } from '#base';
import { queueMessages } from '#notifications';
import type { Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { answerText } from './answer-text.ts';
import { type Caller, readCaller } from './caller.ts';
import { readCommand } from './command.ts';
import { mayGoOn } from './may-go-on.ts';
import { ruleWords } from './rule-words.ts';
import { dialogueSettings } from './settings.ts';
import { lockText, saveFirstText, saveText, type TextRow } from './store/sms.ts';

/** What became of a text. */
export type TextOutcome = 'answered' | 'unanswered' | 'stranger' | 'flood' | 'repeated';

/**
 * Hears a text from a number and answers by text, once however often the centre brings it: what it
 * does is done under a key of its own, and its answer is one message. Throws where it must come
 * again, because nothing is known to be kept.
 */
export async function hearText(
  context: Context,
  from: PhoneNumber,
  text: string,
): Promise<TextOutcome> {
  const caller = await readCaller(context, from);
  if (!caller) return 'stranger';
  let { row, isRepeated } = await hear(context, from, text);
  if (row.isAnswered) {
    if (!(await isStopOfMore(context, caller, text))) return 'repeated';
    ({ row, isRepeated } = await hear(context, from, text, true));
  }
  // A stop is heard from whoever has said too much as well: what is charged is theirs.
  const isTooMuch = !isRepeated && !(await mayGoOn(context, from));
  if (isTooMuch && !(await isStopOfMore(context, caller, text))) {
    await keep(context, caller, { ...row, isAnswered: true }, undefined);
    return 'flood';
  }
  const { answer, offered, helps } = await answerText(context, caller, {
    text,
    key: row.textId,
    standing: standingOf(row),
  });
  const nowMs = context.clock.now();
  const until =
    offered && nowMs + context.settings().get(dialogueSettings.confirmMinutes) * minuteMs;
  const isQuiet = helps && row.helpedAt !== null && nowMs < row.helpedAt + quietMs(context);
  const next: TextRow = {
    ...row,
    isAnswered: true,
    offered: offered ? { ...offered, key: newUuid(nowMs, slotFor(from)) } : null,
    offeredUntil: until ?? null,
    helpedAt: helps && !isQuiet ? nowMs : row.helpedAt,
  };
  await keep(context, caller, next, isQuiet ? undefined : answer);
  return isQuiet ? 'unanswered' : 'answered';

  function standingOf({ offered: before, offeredUntil }: TextRow) {
    return before && offeredUntil !== null && offeredUntil >= row.heardAt ? before : undefined;
  }
}

function quietMs({ settings }: Context): number {
  return settings().get(dialogueSettings.helpHours) * hourMs;
}

/**
 * Somebody who turned auto top-up on again and stops it anew says the same words as before. Whether
 * it was them or the centre again, what is wanted is that nothing is charged.
 */
async function isStopOfMore(context: Context, caller: Caller, text: string): Promise<boolean> {
  return readCommand(text)?.asks === 'stop' && (await ruleWords(context, caller)).canStop;
}

async function hear(
  { db, ids }: Context,
  number: PhoneNumber,
  text: string,
  isAnew = false,
): Promise<{ readonly row: TextRow; readonly isRepeated: boolean }> {
  const said = fingerprintOf(text.slice(0, 1_000));
  const slot = slotFor(number);
  return db.transaction(async (tx) => {
    const textId = uuidOf(ids.next('txt', slot));
    const heard = { slot, number, textId, said, heardAt: tx.nowMs };
    const first = (await tx.query(lockText, [slot, number]))[0];
    // Two connections may bring the first text of a number at once: there is no row to wait for.
    const isFirst = !first && (await tx.load(saveFirstText, [heard])).length > 0;
    const before = first ?? (isFirst ? undefined : (await tx.query(lockText, [slot, number]))[0]);
    const repeatMs = tx.settings.get(dialogueSettings.repeatSeconds) * secondMs;
    const isSame = before?.said.equals(said) === true && tx.nowMs - before.heardAt < repeatMs;
    const isRepeated = isSame && !isAnew;
    if (before && isRepeated) return { row: before, isRepeated };
    const row: TextRow = {
      textId,
      said,
      heardAt: tx.nowMs,
      isAnswered: false,
      offered: before?.offered ?? null,
      offeredUntil: before?.offeredUntil ?? null,
      helpedAt: before?.helpedAt ?? null,
    };
    if (!isFirst) tx.append(saveText, rowOf(number, row));
    return { row, isRepeated };
  });
}

function rowOf(number: PhoneNumber, row: TextRow) {
  return { ...row, slot: slotFor(number), number };
}

/** The answer and what follows from it are one commit. */
async function keep(
  { db }: Context,
  { number, language, line }: Caller,
  row: TextRow,
  text: string | undefined,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [now] = await tx.query(lockText, [slotFor(number), number]);
    // Another text has come meanwhile: its row stays, and this one is answered all the same.
    if (now?.textId === row.textId) tx.append(saveText, rowOf(number, row));
    if (text === undefined) return;
    const key = `text ${row.textId}`;
    const parameters = { text };
    queueMessages(tx, [
      { kind: 'dialogue_answer', parameters, to: number, language, key, cause: line.id },
    ]);
  });
}
