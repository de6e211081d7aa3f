import { isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { claimUnseen } from './store/ussd.ts';
import { tellByText } from './tell-by-text.ts';

const mostAtOnce = 100;

/**
 * Answers by text the turns whose answer nobody has seen: the dialogue died, the gateway was away,
 * or we were. What was heard and not decided before a crash is decided now, once. One that cannot
 * be told keeps no other back, and comes again in a minute.
 */
export async function tellUnseen(context: Context): Promise<void> {
  const due = await context.db.transaction((tx) =>
    tx.query(claimUnseen, [isoTime(tx.nowMs), isoTime(tx.nowMs + minuteMs), mostAtOnce]),
  );
  for (const row of due) {
    await tellByText(context, row).catch((error: unknown) => {
      context.log.error('a turn could not be answered by text', { turn: row.turnId, error });
    });
  }
}
