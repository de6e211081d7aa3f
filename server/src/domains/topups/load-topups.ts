import { assert, idFrom, isId, type PhoneNumber, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { SubscriberId } from '#subscribers';
import { type LockedTopupRow, lockTopups, type TopupRow, updateTopups } from './store/topups.ts';
import { readTimeline, timelineText } from './timeline.ts';
import type {
  Credited,
  LockedTopup,
  Maker,
  Terms,
  Topup,
  TopupEvent,
  TopupId,
  TopupState,
} from './topup.ts';

export function topupOf(row: TopupRow): Topup {
  const { maskedOwner, promisedSeconds, timeline, orderedAt, payBefore } = row;
  return {
    ...lockedTopupOf(row),
    maskedOwner,
    promisedSeconds,
    payment: row.payment === null ? null : idFrom('pay', row.payment),
    timeline: readTimeline(timeline),
    orderedAt,
    payBefore,
  };
}

function lockedTopupOf(row: LockedTopupRow): LockedTopup {
  const { slot, reference, channel, method, price, priceCurrency, state, creditedAt } = row;
  return {
    slot,
    id: idFrom('top', row.id),
    reference,
    line: idFrom('lin', row.line),
    number: row.number as PhoneNumber,
    maker: row.maker as Maker,
    device: deviceOf(row),
    channel,
    method,
    price,
    priceCurrency,
    terms: termsOf(row),
    state,
    attempt: row.attempt === null ? null : idFrom('att', row.attempt),
    result: resultOf(row),
    creditedAt,
  };
}

/** A guest is their device. */
function deviceOf({ maker, device }: LockedTopupRow): LockedTopup['device'] {
  if (device !== null) return idFrom('dev', device);
  return isId('dev', maker) ? maker : null;
}

function termsOf(row: LockedTopupRow): Terms {
  const { language, payerNumber, payerLanguage, value, valueCurrency, bonus } = row;
  const ownerId: SubscriberId = idFrom('sub', row.owner);
  const number = payerNumber as PhoneNumber | null;
  return {
    ownerId,
    isOwn: row.maker === ownerId,
    language,
    payer: number && payerLanguage ? { number, language: payerLanguage } : null,
    value,
    valueCurrency,
    bonus,
    bonusDays: row.bonusDays,
    discount: row.discount,
    validityDays: row.validityDays,
  };
}

function resultOf(row: LockedTopupRow): Credited | null {
  const { cashBucket, bonusBucket, receipt, validUntil, balanceAfter } = row;
  const isCredited =
    cashBucket !== null && receipt !== null && validUntil !== null && balanceAfter !== null;
  return isCredited ? { cashBucket, bonusBucket, receipt, validUntil, balanceAfter } : null;
}

/** Orders that this transaction has locked, as it has changed them so far. */
interface LockedOrders {
  readonly orders: Map<TopupId, LockedTopup>;
  /** Where their rows are for as long as they are locked. */
  readonly places: Map<TopupId, number>;
  /** Of changed orders: what is to be added to the timeline. */
  readonly events: Map<TopupId, TopupEvent[]>;
}

const owner = {};

function lockedIn(tx: Tx): LockedOrders {
  return tx.state(owner, () => {
    const locked: LockedOrders = { orders: new Map(), places: new Map(), events: new Map() };
    tx.beforeFlush(() => writeChanged(tx, locked));
    return locked;
  });
}

/** Locks orders for this transaction; unknown ids are not there. */
export async function lockOrders(
  tx: Tx,
  ids: readonly TopupId[],
): Promise<ReadonlyMap<TopupId, LockedTopup>> {
  const { orders, places } = lockedIn(tx);
  const keys = [...new Set(ids)]
    .filter((id) => !orders.has(id))
    .sort()
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  for (const { place, ...row } of await tx.load(lockTopups, keys)) {
    const topup = lockedTopupOf(row);
    orders.set(topup.id, topup);
    places.set(topup.id, place);
  }
  return orders;
}

/** Moves a locked order to its next state and says so in its timeline. */
export function moveTo(
  tx: Tx,
  topup: LockedTopup,
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

function writeChanged(tx: Tx, { orders, places, events }: LockedOrders): void {
  for (const [id, added] of events) {
    const topup = orders.get(id);
    const place = places.get(id);
    assert(topup && place !== undefined, `${id} was moved and not locked`);
    const { slot, state, result, creditedAt } = topup;
    tx.append(updateTopups, {
      place,
      slot,
      id: uuidOf(id),
      state,
      events: timelineText(tx.nowMs, added),
      cashBucket: result?.cashBucket ?? null,
      bonusBucket: result?.bonusBucket ?? null,
      receipt: result?.receipt ?? null,
      validUntil: result?.validUntil ?? null,
      balanceAfter: result?.balanceAfter ?? null,
      creditedAt,
      changedAt: tx.nowMs,
    });
  }
}
