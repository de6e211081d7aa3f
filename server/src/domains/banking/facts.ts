import type { Currency, InstantMs } from '#base';
import { fact } from '#platform/facts';
import type { EntryId } from './entry.ts';
import type { TransferId } from './transfer.ts';

export interface PayoutArrived {
  readonly entry: EntryId;
  readonly connector: string;
  /** What our account got; the connector's clearing account went down by it. */
  readonly amount: bigint;
  readonly currency: Currency;
  readonly bookedAt: InstantMs;
  /** What the provider had settled, where it was exchanged and the bank says so. */
  readonly instructed: { readonly amount: bigint; readonly currency: string } | null;
  /** What the provider wrote along with it. */
  readonly named: string;
  /** The entry of another payout that this one takes back; its amount is below zero. */
  readonly takesBack: EntryId | null;
}

/** A provider has paid out what it had of ours, or a part of it, or its bank took that back. */
export const payoutArrived = fact<PayoutArrived>('payoutArrived');

export interface TransferCameBack {
  readonly id: TransferId;
  readonly cause: string;
  readonly about: string | null;
  readonly amount: bigint;
  readonly currency: Currency;
  /** By which it came back: told again, it is the same. */
  readonly entry: EntryId;
}

/** The bank has booked what somebody awaited, or taken that entry back. */
export interface AwaitedMoved {
  /** For what it was awaited. */
  readonly cause: string;
  /** By which it came or went: told again, it is the same. */
  readonly entry: EntryId;
  readonly isBack: boolean;
}

export const awaitedMoved = fact<AwaitedMoved>('awaitedMoved');

/** The bank has given back what we had sent: it is to be sent again. */
export const transferCameBack = fact<TransferCameBack>('transferCameBack');
