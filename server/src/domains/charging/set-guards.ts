import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { chargedLine, lockChargedLines, noSessions } from './charged-lines.ts';
import type { Guards } from './guards.ts';
import { recallQuota } from './recall-quota.ts';
import { refuse } from './refusals.ts';
import { upsertGuards } from './store/profiles.ts';

/**
 * Guards a line's money as its subscriber wants it. Sessions under way ask again at once, so that
 * none goes on with what was promised before. Refuses with `line_not_ours`.
 */
export async function setGuards(context: Context, line: LineId, guards: Guards): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockChargedLines(tx, [line], noSessions);
    const charged = chargedLine(tx, line);
    if (!charged) throw refuse.line_not_ours();
    tx.append(upsertGuards, {
      slot: slotOf(line),
      line: uuidOf(line),
      packOnly: guards.packOnly,
      dailyLimit: guards.dailyLimitMinor,
    });
    await recallQuota(tx, [line], 'reauthorise');
  });
}
