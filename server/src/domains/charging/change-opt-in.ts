import { type Zone, zoneMask } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { chargedLine, lockChargedLines, noSessions } from './charged-lines.ts';
import { recallQuota } from './recall-quota.ts';
import { refuse } from './refusals.ts';
import { setOptIns } from './set-opt-ins.ts';

/**
 * Has a line agree, or no longer agree, to services that want a yes in a zone. Sessions under way
 * ask again at once, so that a no ends what has begun. Refuses with `line_not_ours`.
 */
export async function changeOptIn(
  context: Context,
  line: LineId,
  zone: Zone,
  isOptedIn: boolean,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockChargedLines(tx, [line], noSessions);
    const charged = chargedLine(tx, line);
    if (!charged) throw refuse.line_not_ours();
    const others = charged.optedIn & ~zoneMask(zone);
    setOptIns(tx, line, isOptedIn ? others | zoneMask(zone) : others);
    await recallQuota(tx, [line], 'reauthorise');
  });
}
