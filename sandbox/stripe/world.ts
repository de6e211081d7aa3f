import type { Clock } from '../kit/clock.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Timekeeper } from '../kit/timekeeper.ts';
import type { Accounts } from './accounts.ts';
import type { BillErrorBook } from './balance/bill-errors.ts';
import type { Books } from './books.ts';
import type { Notifier } from './notices/notifier.ts';
import type { IdempotencyKeys } from './protocol/idempotency.ts';

/** Everything the simulator consists of; passed to every use case. */
export interface World {
  clock: Clock;
  accounts: Accounts;
  books: Books;
  billErrors: BillErrorBook;
  keys: IdempotencyKeys;
  faults: FaultBook;
  notifier: Notifier;
  timekeeper: Timekeeper;
  /** Where a payer reaches the simulator. Without a slash at the end. */
  publicAddress(): string;
}
