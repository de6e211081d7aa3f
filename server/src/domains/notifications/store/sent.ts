import { statement } from '#platform/postgres';

/** Why one is `unknown` that a gateway has taken and never reported of. */
export const noReceipt = 'no receipt';

/** What a gateway has taken has left us, receipt or none; what may not have come there has not. */
const hasLeft = `(m.state in ('sent', 'delivered')
  or m.state = 'unknown' and m.failure = '${noReceipt}')`;

/** Of those to a number ($2) whose keys begin so; null while none of them has left us. */
export const readFirstSent = statement<{ readonly sentAt: number | null }>(
  'read notifications.message first sent',
  `select min(m.sent_at) as sent_at from notifications.message m
   where m.slot = $1 and m.receiver = $2 and starts_with(m.key, $3) and ${hasLeft}`,
);

/** Whether those to a receiver since then whose keys begin so all failed, and nobody read them. */
export const readLost = statement<{ readonly isLost: boolean }>(
  'read notifications.message lost',
  `select coalesce(bool_and(m.state = 'failed' and m.opened_at is null), false) as is_lost
   from notifications.message m
   where m.slot = $1 and m.receiver = $2 and starts_with(m.key, $3)
     and m.queued_at >= $4::timestamptz`,
);

/** By slots and ids, as two arrays of one length; `sent_at` is null where it has not left us. */
export const readDepartures = statement<{
  readonly id: string;
  readonly sentAt: number | null;
  readonly waits: boolean;
}>(
  'read notifications.message departures',
  `select m.id, case when ${hasLeft} then m.sent_at end as sent_at,
     m.state in ('queued', 'sending') as waits
   from unnest($1::int2[], $2::uuid[]) as r(slot, id), lateral (
     select * from notifications.message m where m.slot = r.slot and m.id = r.id limit 1
   ) m`,
);
