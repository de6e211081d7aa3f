import type { Clock } from '../kit/clock.ts';
import type { BillErrorBook } from '../kit/bills/bill-errors.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Timekeeper } from '../kit/timekeeper.ts';
import type { AuthorizationBook } from './authorizations/authorization-book.ts';
import type { DisputeBook } from './disputes/dispute.ts';
import type { Keys } from './keys.ts';
import type { Merchants } from './merchants.ts';
import type { Notifier } from './notices/notifier.ts';
import type { Books } from './payments/books.ts';

/** Everything the simulator consists of; passed to every use case. */
export interface World {
  clock: Clock;
  keys: Keys;
  merchants: Merchants;
  books: Books;
  disputes: DisputeBook;
  authorizations: AuthorizationBook;
  billErrors: BillErrorBook;
  faults: FaultBook;
  notifier: Notifier;
  timekeeper: Timekeeper;
  /** Where a buyer reaches the simulator. Without a slash at the end. */
  publicAddress(): string;
}
