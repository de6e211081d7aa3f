import type { Unit, Zone } from '#base';

/** A bucket of the model: what it may be spent on, and all that ever moved it. */
export interface Bucket {
  readonly account: number;
  /** Its place among the buckets of its account, in the order of opening; 0 is the main one. */
  readonly index: number;
  readonly unit: Unit;
  readonly floor: bigint;
  readonly priority: number;
  /** While it may pay somewhere, nothing that comes later by priority does. */
  readonly blocks: boolean;
  readonly zones: readonly Zone[];
  readonly eligibility: string;
  readonly expiresAt: number;
  readonly moves: { readonly amount: bigint; readonly system: string; readonly at: number }[];
  held: bigint;
  /** How it stood when the unit of work began. */
  stood: string;
  isGone: boolean;
}

/** What is left of a hold, in the order in which it will be taken. */
export interface Hold {
  readonly account: number;
  readonly unit: Unit;
  expiresAt: number;
  isOpen: boolean;
  parts: [Bucket, bigint][];
}

export const anywhere: Omit<Bucket, 'index' | 'moves' | 'account' | 'unit'> = {
  floor: 0n,
  priority: 100,
  blocks: false,
  zones: ['HK', 'CN', 'MO', 'ROW'],
  eligibility: 'any',
  expiresAt: Number.POSITIVE_INFINITY,
  held: 0n,
  stood: '',
  isGone: false,
};

/** What its movements until an instant make. */
export function balance(bucket: Bucket, atMs = Number.POSITIVE_INFINITY): bigint {
  return bucket.moves.reduce((sum, { amount, at }) => (at <= atMs ? sum + amount : sum), 0n);
}

export function standing({ moves, held }: Bucket): string {
  return `${moves.length} ${held}`;
}

export function spare(bucket: Bucket): bigint {
  return balance(bucket) - bucket.held - bucket.floor;
}

/** Whether it is spent before another one that was opened earlier. */
export function isBetter(one: Bucket, other: Bucket): boolean {
  if (one.priority !== other.priority) return one.priority < other.priority;
  return one.expiresAt < other.expiresAt;
}
