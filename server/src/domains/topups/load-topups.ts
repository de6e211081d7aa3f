import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { lockTopups, type TopupRow, updateTopups } from './store/topups.ts';
import { decodeResult, decodeTerms, decodeTimeline, encodeResult } from './terms-json.ts';
import type { Credited, Maker, Topup, TopupEvent, TopupId, TopupState } from './topup.ts';

export function topupOf(row: TopupRow): Topup {
  return {
    ...row,
    id: idFrom('top', row.id),
    line: idFrom('lin', row.line),
    number: row.number as Topup['number'],
    maker: row.maker as Maker,
    terms: decodeTerms(row.terms),
    payment: idFrom('pay', row.payment),
    attempt: idFrom('att', row.attempt),
    result: decodeResult(row.result),
    timeline: decodeTimeline(row.timeline),
  };
}

/** Orders that this transaction has locked, as it has changed them so far. */
interface LockedOrders {
  readonly orders: Map<TopupId, Topup>;
  /** Of changed orders: what is to be added to the timeline. */
  readonly events: Map<TopupId, TopupEvent[]>;
}

const owner = {};

function lockedIn(tx: Tx): LockedOrders {
  return tx.state(owner, () => {
    const locked: LockedOrders = { orders: new Map(), events: new Map() };
    tx.beforeFlush(() => writeChanged(tx, locked));
    return locked;
  });
}

/** Locks orders for this transaction; unknown ids are not there. */
export async function lockOrders(
  tx: Tx,
  ids: readonly TopupId[],
): Promise<ReadonlyMap<TopupId, Topup>> {
  const { orders } = lockedIn(tx);
  const keys = [...new Set(ids)]
    .filter((id) => !orders.has(id))
    .sort()
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const rows = await tx.load(lockTopups, keys);
  for (const topup of rows.map(topupOf)) orders.set(topup.id, topup);
  return orders;
}

/** Moves a locked order to its next state and says so in its timeline. */
export function moveTo(
  tx: Tx,
  topup: Topup,
  state: TopupState,
  events: readonly TopupEvent[],
  credited?: Credited,
): void {
  const locked = lockedIn(tx);
  locked.orders.set(topup.id, {
    ...topup,
    state,
    ...(credited ? { result: credited, creditedAt: tx.nowMs } : {}),
  });
  locked.events.set(topup.id, [...(locked.events.get(topup.id) ?? []), ...events]);
}

function writeChanged(tx: Tx, { orders, events }: LockedOrders): void {
  for (const [id, added] of events) {
    const topup = orders.get(id);
    if (!topup) continue;
    tx.append(updateTopups, {
      slot: topup.slot,
      id: uuidOf(id),
      state: topup.state,
      result: topup.result === null ? null : encodeResult(topup.result),
      events: added.map((event) => ({ at: tx.nowMs, event })),
      creditedAt: topup.creditedAt,
      changedAt: tx.nowMs,
    });
  }
}
