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

/** Those that banks ($2) of ours make wait for finance, not for a provider. */
export const readLateRefunds = statement<Late>(
  'read payments.refund late',
  `select count(*) as count, min(f.opened_at) as oldest_at from payments.refund f
   join payments.attempt a on a.slot = f.slot and a.id = f.attempt
   where f.ask_at is not null and f.state in ('created', 'sent', 'pending') and f.opened_at < $1
     and not coalesce(f.by_bank, a.connector) = any ($2::text[])`,
);

export const readUnknownRefunds = statement<Late>(
  'read payments.refund unknown',
  `select count(*) as count, min(opened_at) as oldest_at from payments.refund
   where ask_at is not null and opened_at < $1
     and (state = 'unknown' or state = 'sent' and asked > 3)`,
);

export const readLateNotices = statement<Late>(
  'read payments.notice late',
  `select count(*) as count, min(received_at) as oldest_at from payments.waiting_notice
   where received_at < $1`,
);
