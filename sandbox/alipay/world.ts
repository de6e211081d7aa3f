import type { Clock } from '../kit/clock.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Timekeeper } from '../kit/timekeeper.ts';
import type { AgreementBook } from './agreements/agreement-book.ts';
import type { BillAddresses } from './bills/bill-addresses.ts';
import type { BillErrorBook } from '../kit/bills/bill-errors.ts';
import type { Keys } from './keys.ts';
import type { Merchants } from './merchants.ts';
import type { Notifier } from './notices/notifier.ts';
import type { Books } from './trades/books.ts';

export interface Settings {
  /** After this long a paid trade is TRADE_FINISHED and can no longer be refunded. */
  refundWindowMs: number;
}

/** Everything the simulator consists of; passed to every use case. */
export interface World {
  clock: Clock;
  settings: Settings;
  keys: Keys;
  merchants: Merchants;
  books: Books;
  agreements: AgreementBook;
  faults: FaultBook;
  notifier: Notifier;
  timekeeper: Timekeeper;
  billErrors: BillErrorBook;
  billAddresses: BillAddresses;
  /** Where merchants reach this program. Without a slash at the end. */
  ownAddress(): string;
  /** Where a buyer reaches the simulator, for QR codes. Without a slash at the end. */
  publicAddress(): string;
}
