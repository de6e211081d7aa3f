import type { Tx } from '#platform/postgres';
import { grantValidity, lockLines } from '#subscribers';
import { type ClawBack, type ClawBackId, counts, goneOf } from './claw-back.ts';
import { changeClawBack } from './kept-claw-backs.ts';
import type { LockedTopup } from './topup.ts';

/**
 * An order of which everything had gone has lost its validity with the last part. Where one of the
 * parts is on its line again, by a dispute that is won or a refund that failed, and the rest stays
 * gone, the line has that validity again, under the number of what came back: what is there can be
 * used. Whether that is so; the price is what was paid.
 */
export async function validAgain(
  tx: Tx,
  { price, line, terms }: Pick<LockedTopup, 'price' | 'line' | 'terms'>,
  cause: ClawBackId,
  others: readonly ClawBack[],
): Promise<boolean> {
  const whole = others.find((one) => one.isWhole && counts(one));
  if (!whole || goneOf(others).price >= price) return false;
  await lockLines(tx, { granting: [{ line, cause }] });
  grantValidity(tx, { line, cause, days: terms.validityDays });
  // Should that one come back as well, the validity is there already.
  changeClawBack(tx, { ...whole, isWhole: false });
  return true;
}
