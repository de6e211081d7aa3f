import { timingSafeEqual } from 'node:crypto';
import { Refusal, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { emailCodeHash, mostGuesses } from './email-code.ts';
import type { OwnerId } from './reach.ts';
import { refuse } from './refusals.ts';
import { countEmailGuess, deleteEmailCheck, lockEmailCheck } from './store/email-checks.ts';
import { putEmails } from './store/reaches.ts';

/**
 * The address that was asked about last is its owner's, who has read the code there. A code works
 * once, and each wrong guess is counted. Refuses with `email_code_wrong` and `guessesLeft`, and
 * with `email_code_expired` when another must be asked for.
 */
export async function confirmEmail(context: Context, owner: OwnerId, code: string): Promise<void> {
  const refused = await context.db.transaction((tx) => guessOnce(context, tx, owner, code));
  // Thrown after the commit, because the guess must stay counted.
  if (refused) throw refused;
}

async function guessOnce(
  context: Context,
  tx: Tx,
  owner: OwnerId,
  code: string,
): Promise<Refusal | undefined> {
  const key = [slotOf(owner), uuidOf(owner)];
  const [check] = await tx.query(lockEmailCheck, key);
  if (!check || check.expiresAt <= tx.nowMs || check.guesses >= mostGuesses) {
    return refuse.email_code_expired();
  }
  const { address, codeHash, guesses } = check;
  if (!timingSafeEqual(emailCodeHash(context.secrets, code, owner, address), codeHash)) {
    await tx.query(countEmailGuess, key);
    return refuse.email_code_wrong({ guessesLeft: mostGuesses - guesses - 1 });
  }
  await tx.query(deleteEmailCheck, key);
  const row = { slot: slotOf(owner), owner: uuidOf(owner) };
  tx.append(putEmails, { ...row, email: address, emailConfirmedAt: tx.nowMs });
  return undefined;
}
