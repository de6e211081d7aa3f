import type { Cause, Rule } from './rule.ts';

/** What of a rule says how much; amounts in minor units of HKD. */
type Valued = Pick<
  Rule,
  'belowMinor' | 'amountMinor' | 'targetMinor' | 'monthlyMinor' | 'capMinor'
>;

/** Values are the least, and whole steps more. */
export interface Shelf {
  readonly leastMinor: bigint;
  readonly stepMinor: bigint;
  readonly mostMinor: bigint;
}

/**
 * One top-up closes the whole gap, with what is under way counted in: to the target, or by whole
 * amounts until the balance is not below the level any more.
 */
export function valueFor(rule: Valued, has: bigint, house: Shelf, cause: Cause): bigint {
  if (cause === 'monthly') return rule.monthlyMinor ?? 0n;
  const { amountMinor, targetMinor, belowMinor } = rule;
  const amount = amountMinor ?? 0n;
  if (targetMinor !== null) {
    // What a line owes was not told ahead.
    const gap = targetMinor - (cause === 'expiry' && has < 0n ? 0n : has);
    const { leastMinor, stepMinor, mostMinor } = house;
    const steps = gap > leastMinor ? ceilOf(gap - leastMinor, stepMinor) : 0n;
    const filled = leastMinor + steps * stepMinor;
    return lesser(filled > amount ? filled : amount, mostMinor);
  }
  const gap = cause === 'below' ? (belowMinor ?? 0n) - has : 0n;
  const times = gap > amount && amount > 0n ? ceilOf(gap, amount) : 1n;
  return times * amount;
}

/** The greatest value that can be ordered and is not above this one. */
export function withinShelf(most: bigint, rule: Valued, cause: Cause, house: Shelf): bigint {
  const { leastMinor, stepMinor, mostMinor } = house;
  const top = lesser(most, mostMinor);
  if (cause !== 'monthly' && rule.targetMinor === null) {
    const amount = rule.amountMinor ?? 0n;
    return amount > 0n ? top - (top % amount) : 0n;
  }
  return top < leastMinor ? 0n : top - ((top - leastMinor) % stepMinor);
}

function ceilOf(amount: bigint, step: bigint): bigint {
  return (amount + step - 1n) / step;
}

export function lesser(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/**
 * What a planned one takes at most, whatever its line has by then: of one that fills it up nobody
 * knows it sooner, and what was told ahead is never exceeded.
 */
export function mostOf(rule: Valued, cause: 'expiry' | 'monthly', house: Shelf): bigint {
  const wanted = valueFor(rule, 0n, house, cause);
  return withinShelf(lesser(rule.capMinor, wanted), rule, cause, house);
}
