import type { Account } from '../accounts.ts';
import type { Entry } from '../books/books.ts';

/** An account over a day as it is printed. */
export interface Statement {
  account: Account;
  day: string;
  openingCents: number;
  closingCents: number;
  entries: readonly PrintedEntry[];
  /** How many entries it says it has. */
  count: number;
  printedMs: number;
}

export interface PrintedEntry extends Entry {
  /** Another currency than the account's would be a mistake of the bank. */
  currency: string;
}
