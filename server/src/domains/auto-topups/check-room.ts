import type { InstantMs } from '#base';
import { bonusFor, type Catalog } from '#catalog';
import { ruleChannel } from '#topups';
import { refuse } from './refusals.ts';
import type { Wish } from './rule.ts';

/** What a line may hold at the most, in minor units of HKD. */
interface Room {
  readonly mostMinor: bigint;
  readonly nowMs: InstantMs;
}

/**
 * What its top-ups bring a line to must be within what a line may hold: ordering them would be
 * refused each time, and their owner told so when it is too late. Refuses with
 * `auto_topup_too_much` and that most.
 */
export function checkRoom({ shelf, bonuses }: Catalog, wish: Wish, room: Room): void {
  const { mostMinor, nowMs: atMs } = room;
  const withBonus = (amountMinor: bigint): bigint =>
    amountMinor +
    (bonusFor(bonuses, { channel: ruleChannel, amountMinor, atMs })?.amountMinor ?? 0n);
  const { belowMinor, daysLeft, amountMinor, targetMinor, monthlyMinor } = wish;
  const isCalled = belowMinor !== null || daysLeft !== null;
  const brings = [
    withBonus(monthlyMinor ?? 0n),
    isCalled ? (belowMinor ?? 0n) + withBonus(amountMinor ?? 0n) : 0n,
    // It is filled up by whole steps.
    targetMinor === null ? 0n : targetMinor + shelf.stepMinor,
  ];
  if (brings.every((minor) => minor <= mostMinor)) return;
  throw refuse.auto_topup_too_much({ mostMinor: Number(mostMinor) });
}
