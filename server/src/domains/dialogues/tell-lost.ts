import type { Context } from '#platform/context';
import { queueMessages } from '#notifications';
import type { Caller } from './caller.ts';

/** Sends as a text what was to be shown, once for each turn. */
export async function tellLost(
  { db }: Context,
  { number, language, line }: Caller,
  turnId: string,
  text: string,
): Promise<void> {
  await db.transaction(async (tx) =>
    queueMessages(tx, [
      {
        kind: 'dialogue_answer',
        parameters: { text },
        to: number,
        language,
        key: `dialogue ${turnId}`,
        cause: line.id,
      },
    ]),
  );
}
