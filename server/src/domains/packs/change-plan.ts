import type { InstantMs } from '#base';
import { planOf, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { type LineId, lockedLine, readLine, setPlan, tellValidity } from '#subscribers';
import { planChanged, termStarted } from './facts.ts';
import { dueAtOf, keepTerm, lockTerms, openTermOf } from './open-terms.ts';
import { firstChargeOf } from './plan-fees.ts';
import { refuse } from './refusals.ts';
import { type PlanToStart, startPlan } from './start-plan.ts';
import { newTermId, startOfNext, type Term, type TermKind } from './term.ts';

export interface PlanChange {
  readonly request: Request;
  readonly line: LineId;
  readonly plan: string;
  /** What its first day was shown to cost, in HKD: see `firstChargeOf`. */
  readonly priceMinor: bigint;
  /** Where it was chosen, for its receipts. */
  readonly channel: string;
}

/** From when the line has the plan: now, or after the period that was paid already. */
export interface PlanChanged {
  readonly from: InstantMs;
}

/**
 * Changes a line's plan, once per request. A period that was paid runs to its end first, and until
 * then going back to the old plan takes the change back. Refuses with `plan_unknown`,
 * `plan_price_changed`, `plan_unchanged`, `plan_not_sold` and `insufficient_balance`.
 */
export async function changePlan(context: Context, wanted: PlanChange): Promise<PlanChanged> {
  const { line, request } = wanted;
  const catalog = await readCatalog(context);
  const plan = planOf(catalog, wanted.plan);
  const { numbers } = await readLine(context, line);
  const hasMainlandNumber = numbers.some(({ home }) => home === 'CN');
  const receipts = { catalog, channel: wanted.channel, numberOf: () => numbers[0]?.number };
  const outcome = await context.db.transaction(async (tx) => {
    const periodId = newTermId(tx, line);
    const [requests] = await Promise.all([
      loadRequests(tx, [request]),
      lockTerms(tx, [line], { granting: [{ line, cause: periodId }], receipts }),
    ]);
    const { plan: before } = lockedLine(tx, line);
    const both = { line, plan, hasMainlandNumber, periodId };
    const start = { ...both, catalogVersion: catalog.version, isPaidNow: true };
    let begun: readonly Term[] = [];
    try {
      const changed = requests.once(request, () => {
        const made = change(tx, start, wanted.priceMinor);
        begun = made.begun;
        return { from: made.from };
      });
      const facts = begun.map((term) => ({ term: term.id, line, kind: term.kind }));
      await tell(tx, termStarted, facts);
      if (lockedLine(tx, line).plan !== before)
        await tell(tx, planChanged, [{ line, plan: plan.code }]);
      await tellValidity(tx);
      return { changed };
    } catch (error) {
      if (!isLasting(error)) throw error;
      return { error };
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.changed;
}

function change(
  tx: Tx,
  start: PlanToStart,
  priceMinor: bigint,
): PlanChanged & { readonly begun: readonly Term[] } {
  const { line, plan, hasMainlandNumber } = start;
  const isRunning = (kind: TermKind): boolean => openTermOf(tx, line, kind) !== undefined;
  const price = firstChargeOf(plan, { isRunning, hasMainlandNumber });
  if (price !== priceMinor) throw refuse.plan_price_changed({ priceMinor: Number(price) });
  const period = openTermOf(tx, line, 'period');
  const present = period?.code ?? lockedLine(tx, line).plan;
  const wanted = period?.nextPlan ?? present;
  if (wanted === plan.code) throw refuse.plan_unchanged();
  // Back to what the line has it may go, whoever else may not.
  if (!plan.isSold && plan.code !== present) throw refuse.plan_not_sold({ plan: plan.code });
  if (!period) {
    setPlan(tx, line, plan.code);
    return { from: tx.nowMs, begun: startPlan(tx, start) };
  }
  const nextPlan = plan.code === present ? null : plan.code;
  const changed = { ...period, nextPlan };
  keepTerm(tx, { ...changed, dueAt: dueAtOf(tx, changed) });
  const backFrom = Math.max(tx.nowMs, period.startsAt);
  return { from: nextPlan === null ? backFrom : startOfNext(period.endsAt), begun: [] };
}
