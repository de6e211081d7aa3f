import { type InstantMs, newId, slotOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { AccountId, Reason, SystemAccount } from './account.ts';
import { booksOf, lockedAccount, lockedBucket } from './books.ts';
import { consumptionOrder, type Spending, shareOut } from './bucket.ts';
import { type Hold, type HoldId, type HoldLeg, type HoldState, takeFromLegs } from './hold.ts';
import { changeHeld, checkAmount, type Movement, spendHeld } from './move.ts';
import { refuse } from './refusals.ts';

/** Sets an amount aside in the order of consumption. Refuses with `insufficient_balance`. */
export function placeHold(
  tx: Tx,
  account: AccountId,
  amount: bigint,
  spending: Spending,
  { cause, expiresAt }: { readonly cause: string; readonly expiresAt: InstantMs },
): Hold {
  checkAmount(amount);
  const hold: Hold = {
    id: newId('hld', tx.nowMs, slotOf(account)),
    slot: slotOf(account),
    account,
    state: 'open',
    unit: spending.unit,
    amount,
    legs: setAside(tx, account, amount, spending),
    cause,
    placedAt: tx.nowMs,
    expiresAt,
    closedAt: null,
  };
  keep(tx, hold);
  return hold;
}

/**
 * Debits part or all of a hold. What is not taken stays held; a hold taken wholly is closed.
 * Refuses with `hold_not_open` and `hold_exceeded`.
 */
export function takeHold(
  tx: Tx,
  id: HoldId,
  amount: bigint,
  to: SystemAccount,
  reason: Reason,
): Movement[] {
  checkAmount(amount);
  const hold = openHold(tx, id);
  if (amount > hold.amount) {
    throw refuse.hold_exceeded({ held: hold.amount.toString(), asked: amount.toString() });
  }
  const { taken, left } = takeFromLegs(hold.legs, amount);
  const movements = taken.map((leg) =>
    spendHeld(
      tx,
      hold.account,
      { bucket: lockedBucket(tx, hold.account, leg.bucket), amount: leg.amount },
      to,
      reason,
    ),
  );
  change(tx, hold, left.length === 0 ? 'taken' : 'open', left);
  return movements;
}

/**
 * Gives back what is still held and sets an amount aside anew, in the order of consumption: what a
 * quota does each time the network asks again. Zero leaves the hold open with nothing in it, so
 * that what it held can be spent in between. Refuses with `hold_not_open`, `unit_mismatch` and
 * `insufficient_balance`; what was held then stays held.
 */
export function renewHold(
  tx: Tx,
  id: HoldId,
  amount: bigint,
  spending: Spending,
  expiresAt: InstantMs,
): void {
  const hold = openHold(tx, id);
  if (amount !== 0n) checkAmount(amount);
  const { unit } = spending;
  if (unit !== hold.unit) throw refuse.unit_mismatch({ unit, bucket: hold.unit });
  tx.attempt(() => {
    giveBack(tx, hold);
    const legs = amount === 0n ? [] : setAside(tx, hold.account, amount, spending);
    keep(tx, { ...hold, legs, amount, expiresAt });
  });
}

/** Gives back what is still held. Refuses with `hold_not_open`. */
export function releaseHold(tx: Tx, id: HoldId, as: 'released' | 'expired' = 'released'): void {
  const hold = openHold(tx, id);
  giveBack(tx, hold);
  change(tx, hold, as, []);
}

function setAside(tx: Tx, account: AccountId, amount: bigint, spending: Spending): HoldLeg[] {
  const { buckets } = lockedAccount(tx, account);
  const shares = shareOut(consumptionOrder(buckets, spending, tx.nowMs), amount);
  for (const share of shares) changeHeld(tx, share.bucket, share.amount);
  return shares.map((share) => ({ bucket: share.bucket.number, amount: share.amount }));
}

function giveBack(tx: Tx, hold: Hold): void {
  for (const leg of hold.legs) {
    changeHeld(tx, lockedBucket(tx, hold.account, leg.bucket), -leg.amount);
  }
}

function openHold(tx: Tx, id: HoldId): Hold {
  const hold = booksOf(tx).holds.get(id);
  if (!hold) throw refuse.hold_unknown({ hold: id });
  if (hold.state !== 'open') throw refuse.hold_not_open({ hold: id, state: hold.state });
  return hold;
}

function keep(tx: Tx, hold: Hold): void {
  const { holds } = booksOf(tx);
  const before = holds.get(hold.id);
  holds.set(hold.id, hold);
  tx.onUndo(() => {
    if (before) holds.set(hold.id, before);
    else holds.delete(hold.id);
  });
}

function change(tx: Tx, hold: Hold, state: HoldState, legs: readonly HoldLeg[]): void {
  const amount = legs.reduce((sum, leg) => sum + leg.amount, 0n);
  keep(tx, { ...hold, state, legs, amount, closedAt: state === 'open' ? null : tx.nowMs });
}
