import { isId } from '#base';
import type { Dispute } from '#payments';
import type { Context } from '#platform/context';
import { readAnyTopup, type TopupId } from '#topups';
import { haltRule } from './halt-rule.ts';

/**
 * Pauses the rules of lines whose payer's bank has taken money back: what was taken brings the line
 * below its level, and to charge again for that would be the very thing that was disputed.
 */
export async function haltForDisputes(
  context: Context,
  disputes: readonly Pick<Dispute, 'reference'>[],
): Promise<void> {
  const topups = new Set(
    disputes.map(({ reference }) => reference).filter((id): id is TopupId => isId('top', id)),
  );
  for (const topup of topups) {
    const { line } = await readAnyTopup(context, topup);
    await haltRule(context, line, 'charged_back');
  }
}
