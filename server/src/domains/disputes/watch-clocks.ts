import { idFrom, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import type { AppealId } from './appeal.ts';
import { keepChanged, lockWatched } from './kept-appeals.ts';
import { moveRules, ringUntil, type Rung } from './moves.ts';
import { resumeUnheard } from './resume-unheard.ts';
import { readDueAppeals } from './store/appeals.ts';
import { readTold, type Told } from './read-told.ts';
import { tellPerson } from './tell-person.ts';

const atOnce = 100;

/**
 * Looks at the clocks that ring: an alarm before one runs out and when it has, and the end of a
 * pause. Each rings once, however often it is looked at, and one that makes trouble keeps no other
 * back. Returns how many appeals were looked at.
 */
export async function watchClocks(context: Context): Promise<number> {
  const due = [isoTime(context.clock.now()), atOnce];
  const rows = await context.db.read(readDueAppeals, due);
  for (const { id, raisedBy, email } of rows) {
    try {
      const told = await readTold(context, { raisedBy: raisedBy as Maker, email });
      await watchOne(context, idFrom('apl', id), told);
    } catch (error) {
      context.log.error('the clock of an appeal could not be looked at', { appeal: id, error });
    }
  }
  await resumeUnheard(context);
  return rows.length;
}

async function watchOne(context: Context, id: AppealId, told: Told): Promise<void> {
  const rung = await context.db.transaction(async (tx) => {
    const { appeal, watchAt } = await lockWatched(tx, id);
    if (watchAt === null || watchAt > tx.nowMs) return [];
    const span = { afterMs: watchAt - 1, untilMs: tx.nowMs };
    const found = ringUntil(appeal, span, moveRules(tx.settings));
    const by = { kind: 'clock', id: null } as const;
    const events = found.rung.map(({ ring }) => ({ event: ring, by }));
    const changed = keepChanged(tx, found.standing, ...events);
    // Also where both clocks ran out meanwhile: the person is told once that we are late.
    if (found.rung.some(isLate)) tellPerson(tx, changed, told, { kind: 'appeal_late' });
    return found.rung;
  });
  for (const { ring } of rung) context.metrics.count('lowu_appeal_clocks', { ring });
}

function isLate({ ring }: Rung): boolean {
  return ring === 'first_answer_late' || ring === 'answer_late';
}
