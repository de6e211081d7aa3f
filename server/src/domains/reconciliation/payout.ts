import { type Currency, hongKongDay, type HongKongDay, type InstantMs } from '#base';
import { convert, type Rate } from '#fx';

/** Money that a provider has paid out, and the days that it settles once they are known. */
export interface Payout {
  readonly id: string;
  readonly connector: string;
  /** What our account got. */
  readonly cameAmount: bigint;
  readonly cameCurrency: Currency;
  readonly cameAt: InstantMs;
  /** What the provider wrote along with it. */
  readonly named: string;
  /** What the provider settled; null while it was exchanged and nobody knows of what. */
  readonly amount: bigint | null;
  readonly currency: Currency | null;
  /** By how much an exchange brought less, below zero, or more than rates explain. */
  readonly lacking: bigint;
  readonly fromDay: HongKongDay | null;
  readonly untilDay: HongKongDay | null;
  /** What the provider calls it, where its bill tells of it, and of which day that bill is. */
  readonly number: string | null;
  readonly billDay: HongKongDay | null;
  /** The payout at our bank that this one takes back. */
  readonly takesBack: string | null;
}

/**
 * What came and went again before anybody knew what it was for: it has settled no day, of which the
 * one on which it came is as good as any.
 */
export function goneAgain(waiting: readonly Payout[]): Payout[] {
  const groups = Map.groupBy(waiting, (one) => {
    return one.number === null ? (one.takesBack ?? one.id) : `${one.number} ${one.cameCurrency}`;
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const isGone = group.reduce((sum, { cameAmount }) => sum + cameAmount, 0n) === 0n;
    if (!first || !isGone) return [];
    const day = hongKongDay(first.cameAt);
    return group.map((one) => ({
      ...one,
      amount: one.amount ?? one.cameAmount,
      currency: one.currency ?? one.cameCurrency,
      fromDay: day,
      untilDay: day,
    }));
  });
}

/** Home is what came, foreign what was settled. */
export interface Exchanging {
  /** How many minor units of home some of foreign are worth by the rate of the day. */
  worthOf(foreignMinor: bigint): bigint;
  readonly toleranceBasisPoints: bigint;
}

/** Rates say how much of the foreign currency one of ours is: the way that prices need. */
export function worthBy(rate: Rate): Exchanging['worthOf'] {
  const back = { ...rate, from: rate.to, to: rate.from };
  const { numerator: denominator, denominator: numerator } = rate;
  return (foreignMinor) =>
    foreignMinor < 0n
      ? -convert({ ...back, numerator, denominator }, -foreignMinor, 'nearest')
      : convert({ ...back, numerator, denominator }, foreignMinor, 'nearest');
}

/**
 * What came more, or below zero less, than so much is worth; nothing as far as a rate may have
 * moved until it was exchanged. Beyond that it is no difference of rates, and none of it is one.
 */
export function lackingOf(
  { worthOf, toleranceBasisPoints }: Exchanging,
  settledMinor: bigint,
  cameMinor: bigint,
): bigint {
  const worth = worthOf(settledMinor);
  const difference = cameMinor - worth;
  const isWithin = magnitude(difference) * 10_000n <= magnitude(worth) * toleranceBasisPoints;
  return isWithin ? 0n : difference;
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
