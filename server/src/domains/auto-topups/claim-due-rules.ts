import { idFrom, isoTime, minuteMs, secondMs, slotCount } from '#base';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { rulesDue } from './facts.ts';
import { claimDueRules as claim } from './store/rules.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
/** Claimed by one statement, and looked at by one job. */
const atOnce = 1_000;
const perJob = 50;
/** A claim that came to nothing, because a process died, is due again then. */
const claimMs = 10 * minuteMs;

/**
 * Finds rules whose time has come and queues a look at each: by an index of what is due, so that it
 * costs what is due and not what exists. Any number of processes may do this at once. Returns how
 * many were found.
 */
export async function claimDueRules(context: Context): Promise<number> {
  let found = 0;
  for (;;) {
    const rows = await context.db.transaction(async (tx) => {
      const values = [isoTime(tx.nowMs), claimMs / secondMs, allSlots, atOnce];
      const claimed = await tx.query(claim, values);
      const due = claimed.map(({ line }) => ({ line: idFrom('lin', line) }));
      for (let at = 0; at < due.length; at += perJob) {
        await tell(tx, rulesDue, due.slice(at, at + perJob));
      }
      return claimed.length;
    });
    found += rows;
    if (rows < atOnce) return found;
  }
}
