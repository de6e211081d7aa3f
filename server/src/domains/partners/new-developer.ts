import { isoTime, newId, slotOf, uuidOf } from '#base';
import { hashPassword, newTotpSecret, requireGoodPassword } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { ResellerId } from '#resellers';
import { type DeveloperId, isEmail, normalEmail, totpPurpose } from './developer.ts';
import { refuse } from './refusals.ts';
import { takeEmail } from './store/developers.ts';

export interface Factors {
  readonly email: string;
  readonly password: string;
  /** 32 characters of base32; a new one is made when none is given. */
  readonly totpSecret?: string;
}

/** Both factors in the form in which they are kept. */
export interface HashedFactors {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
}

/**
 * Takes its time, so it is done before the transaction. Refuses with `developer_email_invalid` and
 * `password_weak`.
 */
export async function hashFactors({
  email: typed,
  password,
  totpSecret = newTotpSecret(),
}: Factors): Promise<HashedFactors> {
  const email = normalEmail(typed);
  if (!isEmail(email)) throw refuse.developer_email_invalid();
  requireGoodPassword(password, email);
  return { email, password: await hashPassword(password), totpSecret };
}

/** Refuses with `developer_email_taken`. */
export async function addDeveloper(
  { secrets }: Context,
  tx: Tx,
  reseller: ResellerId,
  { email, password, totpSecret }: HashedFactors,
): Promise<DeveloperId> {
  const id: DeveloperId = newId('dev', tx.nowMs, slotOf(reseller));
  const sealed = secrets.seal(totpSecret, totpPurpose(id));
  const at = isoTime(tx.nowMs);
  const row = [uuidOf(id), slotOf(id), uuidOf(reseller), email, password, sealed, at];
  const [taken] = await tx.query(takeEmail, row);
  if (!taken) throw refuse.developer_email_taken();
  return id;
}
