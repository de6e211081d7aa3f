import { idFrom, type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Maker } from '#topups';
import type { Appeal, AppealId } from './appeal.ts';
import { appealClockRan } from './facts.ts';
import { keepChanged, lockWatched } from './kept-appeals.ts';
import { moveRules, ringUntil, type Rung } from './moves.ts';
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
  for (const { id, raisedBy } of rows) {
    try {
      const told = await readTold(context, raisedBy as Maker);
      await watchOne(context, idFrom('apl', id), told);
    } catch (error) {
      context.log.error('the clock of an appeal could not be looked at', { appeal: id, error });
    }
  }
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
    await tellAlarms(tx, changed, found.rung);
    // Also where both clocks ran out meanwhile: the person is told once that we are late.
    if (found.rung.some(isLate)) tellPerson(tx, changed, told, { kind: 'appeal_late' });
    return found.rung;
  });
  for (const { ring } of rung) context.metrics.count('lowu_appeal_clocks', { ring });
}

function isLate({ ring }: Rung): boolean {
  return ring === 'first_answer_late' || ring === 'answer_late';
}

async function tellAlarms(tx: Tx, appeal: Appeal, rung: readonly Rung[]): Promise<void> {
  const { id, number } = appeal;
  const ran = rung.flatMap(({ ring: alarm }) => {
    if (alarm === 'pause_over') return [];
    return [{ appeal: id, number, alarm, endsAt: endOf(appeal, alarm) }];
  });
  await tell(tx, appealClockRan, ran);
}

function endOf({ firstAnswerBy, answerBy }: Appeal, ring: Rung['ring']): InstantMs {
  return ring.startsWith('first_answer') ? firstAnswerBy : answerBy;
}
