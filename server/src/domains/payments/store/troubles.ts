import { statement } from '#platform/postgres';

/** How many have waited since before an instant, and since when the first has. */
export interface Late {
  readonly count: bigint;
  readonly oldestAt: number | null;
}

// What is unknown is always due to be asked about, so the indexes of what is due hold all of it.

export const readUnknownAttempts = statement<Late>(
  'read payments.attempt unknown',
  `select count(*) as count, min(sent_at) as oldest_at from payments.attempt
   where ask_at is not null and state = 'unknown'
     and greatest(sent_at, case when given_up_at is not null then expires_at end) < $1`,
);

export const readMismatched = statement<{ count: bigint }>(
  'read payments.attempt mismatched',
  `select count(*) as count from payments.attempt
   where ask_at is not null and state = 'mismatched'`,
);

export const readUnknownRefunds = statement<Late>(
  'read payments.refund unknown',
  `select count(*) as count, min(opened_at) as oldest_at from payments.refund
   where ask_at is not null and state = 'unknown' and opened_at < $1`,
);

export const readLateNotices = statement<Late>(
  'read payments.notice late',
  `select count(*) as count, min(received_at) as oldest_at from payments.waiting_notice
   where received_at < $1`,
);
