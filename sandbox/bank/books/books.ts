import type { Clock } from '../../kit/clock.ts';
import type { Journal } from '../../kit/journal.ts';
import { dayOf } from './day.ts';

/** One booking on an account. Never changed; a mistake is taken back by another. */
export interface Entry {
  /** The bank's own number: FRN, the day and a count. */
  id: string;
  account: string;
  bookedMs: number;
  /** Above zero what came in. */
  cents: number;
  kind: 'fps-in' | 'payout-in' | 'transfer-out' | 'charge' | 'reversal';
  /** What both sides call it: of the code scanned, or of the transfer. */
  reference: string;
  details: string;
  party: string;
  partyAccount: string;
  /** What was sent, where that was in another currency. */
  instructed: { cents: number; currency: string; rate: string } | null;
  /** The entry that this one takes back. */
  reverses: string | null;
}

export type NewEntry = Omit<Entry, 'id' | 'bookedMs'>;

export interface Books {
  book(entry: NewEntry): Entry;
  find(id: string): Entry | undefined;
  /** In the order in which they were booked. */
  ofAccount(account: string): Entry[];
}

export function openBooks(journal: Journal, clock: Clock): Books {
  const table = journal.table<Entry>('entry');
  let count = [...table.values()].length;
  return {
    book(entry) {
      count += 1;
      const bookedMs = clock.now();
      const day = dayOf(bookedMs).replaceAll('-', '');
      const booked = { ...entry, id: `FRN${day}${String(count).padStart(7, '0')}`, bookedMs };
      table.put(booked.id, booked);
      return booked;
    },
    find: (id) => table.get(id),
    ofAccount: (account) => [...table.values()].filter((entry) => entry.account === account),
  };
}
