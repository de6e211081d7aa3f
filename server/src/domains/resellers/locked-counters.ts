import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type Counter, counterAt, counted } from './counter.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { readCounters, updateCounters } from './store/resellers.ts';

interface LockedCounters {
  readonly now: Map<string, Counter>;
  readonly changed: Set<ResellerId>;
}

const owner = {};

function lockedIn(tx: Tx): LockedCounters {
  return tx.state(owner, () => {
    const locked: LockedCounters = { now: new Map(), changed: new Set() };
    tx.beforeFlush(() => write(tx, locked));
    return locked;
  });
}

function write(tx: Tx, { now, changed }: LockedCounters): void {
  for (const id of changed) {
    const uuid = uuidOf(id);
    const counter = now.get(uuid);
    if (counter) tx.append(updateCounters, { slot: slotOf(id), reseller: uuid, ...counter });
  }
}

/** Reads what resellers have sold, behind the lock of their floats and in its round trip. */
export async function loadCounters(tx: Tx, ids: readonly ResellerId[]): Promise<void> {
  const { now } = lockedIn(tx);
  const keys = [...new Set(ids)].map((id) => ({ slot: slotOf(id), reseller: uuidOf(id) }));
  for (const row of await tx.load(readCounters, keys)) now.set(row.reseller, row);
}

/** As of now: yesterday's counts have ended. */
export function counterOf(tx: Tx, id: ResellerId): Counter {
  const counter = lockedIn(tx).now.get(uuidOf(id));
  if (!counter) throw refuse.reseller_unknown();
  return counterAt(counter, tx.nowMs);
}

/** Counts a sale, or takes one out that is undone. */
export function countSale(tx: Tx, id: ResellerId, valueMinor: bigint, times: 1 | -1 = 1): void {
  const { now, changed } = lockedIn(tx);
  const uuid = uuidOf(id);
  const before = now.get(uuid);
  now.set(uuid, counted(counterOf(tx, id), valueMinor, times));
  changed.add(id);
  tx.onUndo(() => {
    if (before) now.set(uuid, before);
  });
}
