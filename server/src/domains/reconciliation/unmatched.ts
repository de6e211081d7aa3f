import { type Currency, type HongKongDay, type Id, type InstantMs, isId } from '#base';
import { isOldEnough, type Patience } from '#banking';
import type { AttemptId } from '#payments';
import { bankEntry, type Break, type BreakId } from './break.ts';

export type DisposalId = Id<'dps'>;

/** What becomes of money that was booked as nobody's. */
export type DisposalWay =
  /** It is the money of an attempt that nobody knew to be paid. */
  | 'to_payment'
  /** It goes back to whoever paid it, by our bank. */
  | 'give_back'
  /** It is the same money as what is held or missing by another break, the other way round. */
  | 'set_off'
  /** Nobody will explain it any more. */
  | 'write_off';

/** `withdrawn`: a bill said otherwise before it was carried out. */
export type DisposalState = 'proposed' | 'done' | 'sent_back' | 'withdrawn';

export interface Payee {
  readonly name: string;
  readonly account: string;
}

export interface Disposal {
  readonly id: DisposalId;
  readonly break: BreakId;
  readonly connector: string;
  readonly day: HongKongDay;
  readonly way: DisposalWay;
  /** Minor units: above zero what we hold, below zero what is missing. */
  readonly amount: bigint;
  readonly currency: Currency;
  readonly attempt: AttemptId | null;
  readonly to: Payee | null;
  /** Whose money it is set off against; that break has a row of the opposite amount. */
  readonly against: BreakId | null;
  readonly reason: string;
  readonly state: DisposalState;
  readonly proposedBy: string;
  readonly proposedAt: InstantMs;
  readonly decidedBy: string | null;
}

/** Money in the account of what is nobody's, by the entry or break that put it there. */
export interface Unmatched {
  readonly id: Id<'ent'> | BreakId;
  readonly connector: string;
  readonly currency: Currency;
  readonly since: InstantMs;
  /** By the fact of the break, or why an entry is in suspense. */
  readonly why: string;
  readonly booked: bigint;
  /** What stands in the account now: above zero what we hold, below zero what is missing. */
  readonly left: bigint;
  /** Of that, what two people have sent back and no statement shows yet. */
  readonly leaving: bigint;
  /** Whether somebody has proposed what becomes of it. */
  readonly isProposed: boolean;
}

/** Longer lists serve nobody. */
export const mostListed = 1_000;

/** What may still be decided about. */
export function undecidedOf({ left, leaving }: Pick<Unmatched, 'left' | 'leaving'>): bigint {
  return left - leaving;
}

/** Whether breaks have left money of opposite signs, and nobody has proposed anything of it. */
export function canBeSetOff(one: Unmatched, other: Unmatched): boolean {
  const isFree = [one, other].every(({ id, isProposed }) => isId('brk', id) && !isProposed);
  return isFree && one.currency === other.currency && undecidedOf(one) * undecidedOf(other) < 0n;
}

/**
 * The ways that are open for what a break has left there. A hole is given up at any time; what came
 * belongs to somebody, and becomes ours only when nobody has asked for it for long. Only a payment
 * that is none of ours can be the money of an attempt: what else differs has its attempt.
 */
export function disposalWaysOf(
  { fact, kind }: Pick<Break, 'fact' | 'kind'>,
  money: Pick<Unmatched, 'left' | 'leaving' | 'since'>,
  patience: Patience,
  hasOpposite: boolean,
): DisposalWay[] {
  const undecided = undecidedOf(money);
  if (undecided === 0n) return [];
  const setOff = hasOpposite ? ['set_off' as const] : [];
  if (undecided < 0n) return [...setOff, 'write_off'];
  const isForPayment = fact === 'not_ours' && kind === 'payment';
  return [
    ...(isForPayment ? ['to_payment' as const] : []),
    ...setOff,
    // What our own bank moved without saying so is no payer's.
    ...(kind === bankEntry ? [] : ['give_back' as const]),
    ...(isOldEnough(money.since, patience) ? ['write_off' as const] : []),
  ];
}
