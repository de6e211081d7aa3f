import type { Context } from '#platform/context';
import type { Receiver } from './receiver.ts';
import { checkLimits } from './limits.ts';
import { limitsOf, readUse } from './line-use.ts';
import type { SoldAt, SoldTerms } from './sold-terms.ts';
import { readSoldTerms } from './sold-topup.ts';

/**
 * What selling this would give, as things are now, with the limits of the line: for a machine that
 * cannot give money back once it has taken it. Refuses with `topup_amount_invalid` and the limits,
 * without saying how much is left.
 */
export async function checkSold(
  context: Context,
  receiver: Receiver,
  value: bigint,
  place: SoldAt,
): Promise<SoldTerms> {
  const terms = await readSoldTerms(context, receiver, value, place);
  const use = await readUse(context, receiver.line);
  const wanted = { value, bonus: terms.bonus, isOwn: false };
  checkLimits(wanted, use, limitsOf(context.settings()));
  return terms;
}
