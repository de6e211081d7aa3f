import type { Clock } from '../kit/clock.ts';
import type { BillErrorBook } from '../kit/bills/bill-errors.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Timekeeper } from '../kit/timekeeper.ts';
import type { Grants } from './accounts/grants.ts';
import type { Bills } from './bills/bills.ts';
import type { ContractBook } from './contracts/contract-book.ts';
import type { PlatformKeys } from './keys/platform-keys.ts';
import type { Merchants } from './merchants.ts';
import type { Notifier } from './notices/notifier.ts';
import type { Books } from './orders/books.ts';
import type { Nonces } from './protocol/nonces.ts';

/** Everything the simulator consists of; passed to every use case. */
export interface World {
  clock: Clock;
  keys: PlatformKeys;
  merchants: Merchants;
  books: Books;
  contracts: ContractBook;
  bills: Bills;
  billErrors: BillErrorBook;
  grants: Grants;
  nonces: Nonces;
  faults: FaultBook;
  notifier: Notifier;
  timekeeper: Timekeeper;
  /** Where a buyer reaches the simulator, for QR codes. Without a slash at the end. */
  publicAddress(): string;
}
