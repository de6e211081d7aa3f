import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { dueAtOf, keepTerm, lockTerms, openTermById } from './open-terms.ts';
import { refuse } from './refusals.ts';
import { isFee, type TermId } from './term.ts';

/**
 * Says whether a pack or period is bought again at its end; takes effect at once, both ways, and
 * doing it twice changes nothing. Refuses with `term_unknown`, `term_over`, and for fees, which
 * nobody chose, with `term_renewal_fixed`.
 */
export async function setRenewal(
  context: Context,
  line: LineId,
  id: TermId,
  renews: boolean,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockTerms(tx, [line]);
    const term = openTermById(tx, id);
    if (!term || term.line !== line) throw refuse.term_unknown();
    if (term.state !== 'running') throw refuse.term_over({ state: term.state });
    if (isFee(term.kind)) throw refuse.term_renewal_fixed();
    if (term.renews === renews) return;
    const changed = { ...term, renews };
    keepTerm(tx, { ...changed, dueAt: dueAtOf(tx, changed) });
  });
}
