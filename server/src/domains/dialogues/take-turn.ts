import { type PhoneNumber, secondMs, slotFor, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type Caller, readCaller } from './caller.ts';
import { decideAndKeep } from './decide-and-keep.ts';
import type { Answer } from './answer.ts';
import { hearStop } from './hear-stop.ts';
import { mayGoOn } from './may-go-on.ts';
import { noteSeen } from './note-seen.ts';
import { dialogueSettings, unseenMs } from './settings.ts';
import { type DialogueRow, lockDialogue, saveHeard } from './store/ussd.ts';
import { tellLost } from './tell-lost.ts';

/** One turn of a person, as the network tells it. */
export interface Turn {
  readonly number: PhoneNumber;
  /** The network's number of the dialogue, and of the turn in it; null where it has none. */
  readonly session: number | null;
  readonly turn: number | null;
  /** A code was dialled. Otherwise something was typed where we had asked. */
  readonly begins: boolean;
  readonly said: string;
}

/**
 * Takes a turn, once: the same turn again gets the same answer. Undefined where nothing is
 * answered: the number is none of ours, or has asked too often, and for no stop. The answer is kept
 * before it is returned; whoever shows it says so by `noteSeen`, or it goes out as a text.
 */
export async function takeTurn(context: Context, turn: Turn): Promise<Answer | undefined> {
  const caller = await readCaller(context, turn.number);
  if (!caller) return undefined;
  const { row, isRepeated } = await hear(context, caller, turn);
  const { answer, turnId, next } = row;
  if (answer !== null) return { turnId, text: answer, isLast: next === null };
  if (!isRepeated && !(await mayGoOn(context, turn.number))) {
    const stopped = await hearStop(context, caller, row);
    if (!stopped) await noteSeen(context, turn.number, turnId);
    return stopped;
  }
  return decideAndKeep(context, caller, row);
}

interface Heard {
  readonly row: DialogueRow;
  readonly isRepeated: boolean;
}

async function hear(context: Context, caller: Caller, turn: Turn): Promise<Heard> {
  const { number, session, begins, said } = turn;
  const slot = slotFor(number);
  const { lost, ...heard } = await context.db.transaction(async (tx) => {
    const [before] = await tx.query(lockDialogue, [slot, number]);
    const repeatMs = tx.settings.get(dialogueSettings.repeatSeconds) * secondMs;
    if (before && isSame(before, turn) && tx.nowMs - before.heardAt < repeatMs) {
      return { row: before, isRepeated: true, lost: undefined };
    }
    // A new dialogue, where the last word of the one before has not been seen.
    const isLost = begins && before?.next === null && before.dueAt !== null;
    const row: DialogueRow = {
      number,
      turnId: uuidOf(context.ids.next('trn', slot)),
      session,
      turn: turn.turn,
      begins,
      said: said.slice(0, 200),
      heardAt: tx.nowMs,
      standing: begins || before?.session !== session ? null : before.next,
      next: null,
      answer: null,
      byText: null,
      dueAt: tx.nowMs + unseenMs(tx.settings),
    };
    tx.append(saveHeard, { ...row, slot });
    return { row, isRepeated: false, lost: isLost ? before : undefined };
  });
  if (lost?.byText) await tellLost(context, caller, lost.turnId, lost.byText);
  return heard;
}

/**
 * Networks that count turns are believed. Without a count, what is typed twice may be meant twice,
 * unless it was not answered yet, or it ended the dialogue.
 */
function isSame(before: DialogueRow, { session, turn, begins, said }: Turn): boolean {
  const isAlike =
    before.session === session &&
    before.turn === turn &&
    before.begins === begins &&
    before.said === said.slice(0, 200);
  return isAlike && (turn !== null || before.answer === null || before.next === null);
}
