import { type Id, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type Caught, caughtBy, nothingSeen, type Screened, type Seen } from './rules.ts';
import { insertSightings, readSeen } from './store.ts';
import { historyOf, seenOf, sinceMs, type Subject, subjectsOf } from './subjects.ts';

export interface PaidTopup extends Screened {
  readonly topup: Id<'top'>;
}

const owner = {};

/**
 * Which rules catch these top-ups, each in turn and as if those before it had been there already.
 * Their money has come, whatever becomes of it: all of them are seen from now on. The accounts of
 * their lines are locked.
 */
export async function screenTopups(
  tx: Tx,
  topups: readonly PaidTopup[],
): Promise<readonly (readonly Caught[])[]> {
  const seen = tx.state(owner, () => new Map<string, Seen>());
  await load(tx, topups.flatMap(subjectsOf), seen);
  return topups.map((topup) => {
    const caught = caughtBy(topup, historyOf(topup, seen, tx.nowMs), tx.settings);
    for (const subject of subjectsOf(topup)) note(tx, topup, subject, seen);
    return caught;
  });
}

async function load(tx: Tx, subjects: readonly Subject[], seen: Map<string, Seen>): Promise<void> {
  const wanted = new Map(subjects.map((one) => [one.subject, one]));
  const since = sinceMs(tx.settings, tx.nowMs);
  const keys = [...wanted.values()]
    .filter(({ subject }) => !seen.has(subject))
    .map(({ slot, subject }) => ({ slot, subject, since }));
  for (const row of await tx.load(readSeen, keys)) seen.set(row.subject, seenOf(row));
}

function note(
  tx: Tx,
  { topup, value }: PaidTopup,
  { slot, subject, other }: Subject,
  seen: Map<string, Seen>,
): void {
  const before = seen.get(subject) ?? nothingSeen;
  seen.set(subject, {
    times: before.times + 1,
    value: before.value + value,
    others: new Set([...before.others, other]),
  });
  tx.append(insertSightings, { slot, subject, at: tx.nowMs, topup: uuidOf(topup), other, value });
}
