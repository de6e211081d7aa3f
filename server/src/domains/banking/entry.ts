import type { Currency, Id, InstantMs } from '#base';
import { isOldEnough, type Patience } from './patience.ts';

export type EntryId = Id<'ent'>;

/** What an entry was taken for when it was first seen. */
export type TakenFor =
  /** Money of an attempt that names it; `subject` is the attempt. */
  | 'payment'
  /** What a provider has settled; `subject` is the connector. */
  | 'payout'
  /** Ours, sent by finance; `subject` is the transfer. */
  | 'transfer'
  /** Cash that came to the bank or was fetched there; `subject` is the bag. */
  | 'bag'
  /** What somebody awaited under a reference; `subject` is for what. */
  | 'awaited'
  /** Takes back another entry; `subject` is that one. */
  | 'reversal'
  /** Nobody knows yet. */
  | 'unmatched';

export interface Entry {
  readonly id: EntryId;
  readonly connector: string;
  readonly account: string;
  readonly bankReference: string;
  /** Minor units: above zero what came. */
  readonly amount: bigint;
  readonly currency: Currency;
  readonly bookedAt: InstantMs;
  readonly reference: string;
  readonly remittance: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  /** What its sender had sent, where it was exchanged and the bank says so. */
  readonly instructed: { readonly amount: bigint; readonly currency: string } | null;
  readonly takenFor: TakenFor;
  readonly subject: string | null;
}

/** Why nobody knows whose money it is. */
export type SuspenseReason =
  | 'no_reference'
  | 'unknown_reference'
  | 'paid_twice'
  | 'debit'
  /** It names a bag that was booked before, for the same money. */
  | 'bag_twice'
  /** It names a bag, and is further from its money than one looks away from. */
  | 'bag_differs'
  /** The bank took it back itself, and we have sent it back as well. */
  | 'back_twice';
export type SuspenseState = 'open' | 'proposed' | 'resolved';
/**
 * `to_order`: it is the money of an attempt; `to_payout`: a provider has paid it out; `to_bag`: it
 * is a bag of cash; `give_back`: it goes back to where it came from.
 */
export type SuspenseWay = 'to_order' | 'to_payout' | 'to_bag' | 'give_back' | 'write_off';

export interface Suspense {
  readonly entry: Entry;
  readonly why: SuspenseReason;
  readonly state: SuspenseState;
  readonly way: SuspenseWay | null;
  /** The attempt that the money is for, where it is for one. */
  readonly attempt: string | null;
  /** The connector whose payout it is, where it is one. */
  readonly settles: string | null;
  /** The bag that it is, where it is one. */
  readonly bag: { readonly id: Id<'cbg'>; readonly number: string } | null;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
}

/**
 * The ways that are open: what left is never given back, and what came is kept only when nobody has
 * asked for it for long.
 */
export function waysOf(
  { amount, bookedAt }: Pick<Entry, 'amount' | 'bookedAt'>,
  patience: Patience,
): SuspenseWay[] {
  if (amount < 0n) return ['to_bag', 'write_off'];
  const isOld = isOldEnough(bookedAt, patience);
  return ['to_order', 'to_payout', 'to_bag', 'give_back', ...(isOld ? ['write_off' as const] : [])];
}
