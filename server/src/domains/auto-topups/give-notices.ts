import { hongKongDay, dayMs, Refusal } from '#base';
import { giveAdvanceNotice, type MandateId } from '#mandates';
import type { Tx } from '#platform/postgres';
import { noticeDays, type Planned } from './planned.ts';
import type { Surroundings } from './read-surroundings.ts';
import type { Rule } from './rule.ts';

/**
 * Where a mandate itself wants its payer told before each payment, it is asked to as soon as the
 * planned top-up is near: without the proof of that it would refuse to pay. Asked again it gives
 * the same notice.
 */
export async function giveNotices(
  tx: Tx,
  rule: Rule,
  { wantNotice }: Surroundings,
  planned: readonly Planned[],
): Promise<void> {
  const [mandate] = wantNotice;
  if (!mandate || rule.skipsNext) return;
  const nearMs = (noticeDays[0] ?? 0) * dayMs;
  const near = planned.filter(({ atMs }) => atMs - tx.nowMs <= nearMs);
  for (const one of near) await giveNotice(tx, rule, mandate, one);
}

async function giveNotice(
  tx: Tx,
  rule: Rule,
  mandate: MandateId,
  { cause, day: planned }: Planned,
): Promise<void> {
  const amountMinor = (cause === 'monthly' ? rule.monthlyMinor : rule.amountMinor) ?? 0n;
  const today = hongKongDay(tx.nowMs);
  const day = planned < today ? today : planned;
  try {
    await giveAdvanceNotice(tx, { mandate, owner: rule.owner }, { amountMinor, day });
  } catch (error) {
    // Nothing was done by it, and the order will be refused for the same reason and say so.
    if (!(error instanceof Refusal)) throw error;
  }
}
