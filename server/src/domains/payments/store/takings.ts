import { setStatement } from '#platform/postgres';

const key = { slot: 'int2', id: 'uuid' } as const;

export interface TakingRow {
  readonly id: string;
  readonly amount: bigint;
  readonly left: bigint;
}

/** What attempts have captured, and that without what was promised back and has not failed. */
export const readTakings = setStatement<typeof key, TakingRow>(
  'read payments.attempt taking',
  key,
  `select a.id, a.amount, a.amount - f.refunded as left from :rows
   join payments.attempt a on a.slot = r.slot and a.id = r.id and a.state = 'captured',
   lateral (
     select coalesce(sum(f.amount), 0)::bigint as refunded from payments.refund f
     where f.slot = a.slot and f.attempt = a.id and f.state <> 'failed'
   ) f`,
);
