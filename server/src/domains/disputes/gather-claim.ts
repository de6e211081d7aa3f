import { isId } from '#base';
import { readStatementSince } from '#ledger';
import type { AnswerableDispute } from '#payments';
import type { Context } from '#platform/context';
import { accountOf } from '#subscribers';
import { readAnyTopup } from '#topups';
import type { Claim } from './claim.ts';
import { gatherEvidence } from './gather-evidence.ts';

/** What we have to say in a claim about a top-up; undefined of money for something else. */
export async function gatherClaim(
  context: Context,
  dispute: AnswerableDispute,
): Promise<Claim | undefined> {
  const { reference: subject, providerReference, amount, currency, answer } = dispute;
  if (!isId('top', subject)) return undefined;
  const { line } = await readAnyTopup(context, subject);
  const evidence = await gatherEvidence(context, { subject, line });
  const creditedAt = evidence.topup?.creditedAt ?? null;
  const moved =
    creditedAt === null ? [] : await readStatementSince(context, accountOf(line), creditedAt);
  const words = answer?.words ?? '';
  return { reference: providerReference, amountMinor: amount, currency, words, evidence, moved };
}
