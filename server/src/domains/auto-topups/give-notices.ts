import { daysBetween, hongKongDay, Refusal } from '#base';
import { giveAdvanceNotice, type MandateId } from '#mandates';
import type { Tx } from '#platform/postgres';
import { dayMade } from './due.ts';
import { noticeDays, type Planned } from './planned.ts';
import type { Surroundings } from './read-surroundings.ts';
import { lesser, mostOf } from './value.ts';
import type { Rule } from './rule.ts';

/**
 * Where a mandate itself wants its payer told before each payment, it is asked to as soon as the
 * planned top-up is near: without the proof of that it would refuse to pay. Asked again it gives
 * the same notice.
 */
export async function giveNotices(
  tx: Tx,
  rule: Rule,
  { wantNotice, house, funding, pricingFor }: Surroundings,
  planned: readonly Planned[],
): Promise<void> {
  const [mandate] = wantNotice;
  if (!mandate || rule.skipsNext) return;
  const { id, terms } = mandate;
  const mostMinor = funding.find((one) => one.mandate === id)?.mostMinor ?? 0n;
  for (const one of planned) {
    const { cause } = one;
    const day = dayMade(rule, one, tx.nowMs);
    const aheadDays = (noticeDays[0] ?? 0) + (one.earlyDays ?? 0);
    if (daysBetween(hongKongDay(tx.nowMs), day) > aheadDays) continue;
    const wanted = mostOf(rule, cause, house);
    // Of what fills a line up, no more than the mandate may take.
    const valueMinor = cause === 'expiry' ? lesser(wanted, mostMinor) : wanted;
    // In its own currency, and the very price: what a payer was told of is never exceeded.
    const amountMinor = pricingFor(cause)(valueMinor, terms.currency) ?? 0n;
    if (amountMinor > 0n) await giveNotice(tx, rule, id, { day, amountMinor });
  }
}

async function giveNotice(
  tx: Tx,
  rule: Rule,
  mandate: MandateId,
  wanted: Parameters<typeof giveAdvanceNotice>[2],
): Promise<void> {
  try {
    await giveAdvanceNotice(tx, { mandate, owner: rule.owner }, wanted);
  } catch (error) {
    // Nothing was done by it, and the order will be refused for the same reason and say so.
    if (!(error instanceof Refusal)) throw error;
  }
}
