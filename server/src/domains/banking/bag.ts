import { type Id, idFrom, type InstantMs } from '#base';
import type { EntryId } from './entry.ts';
import type { BagRow } from './store/bags.ts';

export type BagId = Id<'cbg'>;

/** Where the cash of halls and of kiosks stands while it is on its way. */
export type CashAccount = 'clearing:cash_transport' | 'clearing:cash_deposits';

/** Cash on its way between us and our bank. */
export interface Bag {
  readonly id: BagId;
  /** On its seal, as whoever closed it has written it; may be empty. */
  readonly number: string;
  readonly account: CashAccount;
  readonly direction: 'to_bank' | 'from_bank';
  /** Minor units of HKD, as we have counted it. */
  readonly amount: bigint;
  readonly expectedAt: InstantMs;
  /** By which the bank has booked it, and what it has counted; null while it is on its way. */
  readonly booked: { readonly entry: EntryId; readonly amount: bigint } | null;
}

export function bagOf(row: BagRow): Bag {
  const { id, number, account, direction, amount, expectedAt, entry, counted } = row;
  const booked =
    entry === null || counted === null ? null : { entry: idFrom('ent', entry), amount: counted };
  return {
    id: idFrom('cbg', id),
    number,
    account: account as CashAccount,
    direction: direction as Bag['direction'],
    amount,
    expectedAt,
    booked,
  };
}

/** What of a bag stands on its account: above zero what the bank owes us for it. */
export function dueOf({ direction, amount }: Pick<Bag, 'direction' | 'amount'>): bigint {
  return direction === 'to_bank' ? amount : -amount;
}

/** Words as they are compared: banks print capitals, and what stands between words as they like. */
export function knownBy(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
}
