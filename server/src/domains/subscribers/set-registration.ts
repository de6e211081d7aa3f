import type { PhoneNumber } from '#base';
import type { Tx } from '#platform/postgres';
import type { Registration } from './line.ts';
import { refuse } from './refusals.ts';
import { insertNumberEvents, lockNumbers, updateRegistrations } from './store/numbers.ts';

export interface RegistrationToSet {
  readonly number: PhoneNumber;
  readonly registration: Registration;
  /** Who or what says so: a member of staff, a file of the registry. */
  readonly cause: string;
}

/**
 * Changes what is known of a number's user, for this number alone, and keeps what was known before.
 * The same again changes nothing. Refuses with `number_unknown`.
 */
export async function setRegistration(
  tx: Tx,
  { number, registration, cause }: RegistrationToSet,
): Promise<void> {
  const [row] = await tx.load(lockNumbers, [{ number }]);
  if (!row) throw refuse.number_unknown();
  if (row.registration === registration) return;
  const seq = row.seq + 1n;
  tx.append(updateRegistrations, { number, registration, seq, changedAt: tx.nowMs });
  const { line } = row;
  tx.append(insertNumberEvents, { number, seq, line, registration, cause, recordedAt: tx.nowMs });
}
