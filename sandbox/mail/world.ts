import type { Clock } from '../kit/clock.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { Log } from '../kit/log.ts';
import type { Mails } from './mails.ts';

/** Everything the mail server consists of. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly mails: Mails;
  readonly faults: FaultBook;
  readonly user: string;
  readonly password: string;
}
