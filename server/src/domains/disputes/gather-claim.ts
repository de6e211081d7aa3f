import { isId } from '#base';
import { readStatement } from '#ledger';
import type { AnswerableDispute } from '#payments';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import { readAnyTopup } from '#topups';
import type { Claim } from './claim.ts';
import { gatherEvidence } from './gather-evidence.ts';

const mostUses = 200;

/** What we have to say in a claim about a top-up; undefined of money for something else. */
export async function gatherClaim(
  context: Context,
  dispute: AnswerableDispute,
): Promise<Claim | undefined> {
  const { reference: subject, providerReference, amount, currency, answer } = dispute;
  if (!isId('top', subject)) return undefined;
  const { line } = await readAnyTopup(context, subject);
  const evidence = await gatherEvidence(context, { subject, line });
  const creditedAt = evidence.topup?.creditedAt ?? Number.POSITIVE_INFINITY;
  const rows = await readStatement(context, accountOf(line), context.clock.now() + 1, mostUses);
  const uses = rows
    .filter(({ recordedAt }) => recordedAt > creditedAt)
    .map(({ recordedAt: at, code, unit, amount: moved }) => ({ at, code, unit, amount: moved }));
  const words = answer?.words ?? '';
  return { reference: providerReference, amountMinor: amount, currency, words, evidence, uses };
}
