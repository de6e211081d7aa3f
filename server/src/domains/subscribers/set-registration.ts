import { idFrom, type PhoneNumber } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { registrationChanged } from './facts.ts';
import type { Registration } from './line.ts';
import { lockedLine, lockLines } from './locked-lines.ts';
import { refuse } from './refusals.ts';
import {
  insertNumberEvents,
  lockNumbers,
  readNumbers,
  updateRegistrations,
} from './store/numbers.ts';
import { withHome } from './usable-homes.ts';

export interface RegistrationToSet {
  readonly number: PhoneNumber;
  readonly registration: Registration;
  /** Who or what says so: a member of staff, a file of the registry. */
  readonly cause: string;
}

/**
 * Changes what is known of a number's user, for this number alone, and keeps what was known before.
 * The same again changes nothing. Open sessions hear of it by the fact. Refuses with
 * `number_unknown`.
 */
export async function setRegistration(
  tx: Tx,
  { number, registration, cause }: RegistrationToSet,
): Promise<void> {
  // Lines are locked before their numbers, so whose it is must be known first.
  const [known] = await tx.query(readNumbers, [[number]]);
  if (!known) throw refuse.number_unknown();
  const id = idFrom('lin', known.line);
  await lockLines(tx, { lines: [id] });
  const [row] = await tx.load(lockNumbers, [{ number }]);
  if (row?.line !== known.line) throw refuse.number_unknown();
  if (row.registration === registration) return;
  const seq = row.seq + 1n;
  tx.append(updateRegistrations, { number, registration, seq, changedAt: tx.nowMs });
  const event = { number, seq, line: row.line, registration, cause, recordedAt: tx.nowMs };
  tx.append(insertNumberEvents, event);
  const line = lockedLine(tx, id);
  const isUsable = registration === 'registered';
  const before = line.usableHomes;
  line.usableHomes = withHome(before, row.home, isUsable);
  tx.onUndo(() => {
    line.usableHomes = before;
  });
  if (line.usableHomes === before) return;
  await tell(tx, registrationChanged, [{ line: id, home: row.home, isUsable }]);
}
