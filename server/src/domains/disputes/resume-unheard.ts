import { idFrom, type InstantMs } from '#base';
import { isLost } from '#notifications';
import type { Context } from '#platform/context';
import type { Maker } from '#topups';
import type { AppealId } from './appeal.ts';
import { keepChanged, lock } from './kept-appeals.ts';
import { afterAct, moveRules, ringUntil } from './moves.ts';
import { readTold, type Told } from './read-told.ts';
import { readWaitingAppeals } from './store/appeals.ts';
import { tellPerson } from './tell-person.ts';
import { startOfKey } from './told-keys.ts';

const atOnce = 500;

/**
 * Whoever was asked something that came to nobody has nothing to answer: their clock runs on as if
 * it had never stood still. What would have rung meanwhile rings now.
 */
export async function resumeUnheard(context: Context): Promise<void> {
  for (const row of await context.db.read(readWaitingAppeals, [atOnce])) {
    const id = idFrom('apl', row.id);
    try {
      const { raisedBy, email } = row;
      const told = await readTold(context, { raisedBy: raisedBy as Maker, email });
      const sent = { keyStart: startOfKey(id, 'appeal_asked'), sinceMs: row.pausedAt };
      if (told && (await isLost(context, told.to, sent))) {
        await runOn(context, id, told, row.pausedAt);
      }
    } catch (error) {
      context.log.error('it is not known whether a question was heard', { appeal: id, error });
    }
  }
}

async function runOn(
  context: Context,
  id: AppealId,
  told: Told,
  sinceMs: InstantMs,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const appeal = await lock(tx, id);
    // They have said something, or were asked once more.
    if (appeal.state !== 'waiting' || appeal.pausedAt !== sinceMs) return;
    const rules = moveRules(tx.settings);
    const running = afterAct(appeal, 'unheard', tx.nowMs, rules);
    const span = { afterMs: sinceMs, untilMs: tx.nowMs };
    const { standing, rung } = ringUntil(running, span, rules);
    const by = { kind: 'clock', id: null } as const;
    const events = ['pause_over' as const, ...rung.map(({ ring }) => ring)];
    const changed = keepChanged(tx, standing, ...events.map((event) => ({ event, by })));
    if (events.includes('answer_late')) tellPerson(tx, changed, told, { kind: 'appeal_late' });
  });
}
