import type { Clock } from '../kit/clock.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Accounts } from './accounts.ts';
import type { Nonces } from './api/nonces.ts';
import type { Books } from './books/books.ts';
import type { StatementErrorBook } from './statements/statement-errors.ts';

/** Everything the bank consists of; passed to every use case. */
export interface World {
  clock: Clock;
  accounts: Accounts;
  books: Books;
  errors: StatementErrorBook;
  faults: FaultBook;
  nonces: Nonces;
}
