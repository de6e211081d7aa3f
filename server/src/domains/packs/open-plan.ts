import { planOf, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { type LineId, lockedLine, readLine, tellValidity } from '#subscribers';
import { termStarted } from './facts.ts';
import { lockTerms } from './open-terms.ts';
import { startPlan } from './start-plan.ts';
import { newTermId } from './term.ts';

/**
 * The first terms of a new line's plan, which its starter's price has paid: its period with its
 * units, and the fees that recur from then on. A second time changes nothing.
 */
export async function openPlan(context: Context, line: LineId): Promise<void> {
  const [catalog, { numbers }] = await Promise.all([readCatalog(context), readLine(context, line)]);
  await context.db.transaction(async (tx) => {
    const periodId = newTermId(tx, line);
    await lockTerms(tx, [line], { granting: [{ line, cause: periodId }] });
    const begun = startPlan(tx, {
      line,
      plan: planOf(catalog, lockedLine(tx, line).plan),
      catalogVersion: catalog.version,
      isPaidNow: false,
      hasMainlandNumber: numbers.some(({ home }) => home === 'CN'),
      periodId,
    });
    const facts = begun.map(({ id, kind }) => ({ term: id, line, kind }));
    await tell(tx, termStarted, facts);
    await tellValidity(tx);
  });
}
