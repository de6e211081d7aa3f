import { insertRows, setStatement, statement } from '#platform/postgres';

export interface StrandedRow {
  readonly slot: number;
  readonly attempt: string;
  readonly topup: string;
  readonly payment: string;
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly since: number;
}

const key = { slot: 'int2', attempt: 'uuid' } as const;

export const insertStranded = insertRows(
  'topups.stranded_refund',
  {
    ...key,
    topup: 'uuid',
    payment: 'uuid',
    connector: 'text',
    amount: 'int8',
    currency: 'text',
    since: 'instant',
  },
  'on conflict (slot, attempt) do nothing',
);

/** Those that have waited longest, behind the last that was looked at. */
export const readStranded = statement<StrandedRow>(
  'read topups.stranded_refund',
  `select slot, attempt, topup, payment, connector, amount, currency, since
   from topups.stranded_refund where (since, attempt) > ($1::timestamptz, $2::uuid)
   order by since, attempt limit $3`,
);

export const deleteStranded = setStatement(
  'delete topups.stranded_refund',
  key,
  'delete from topups.stranded_refund s using :rows where s.slot = r.slot and s.attempt = r.attempt',
);

export const readStrandedTroubles = statement<{ count: bigint; oldestAt: number | null }>(
  'read topups.stranded_refund count',
  'select count(*) as count, min(since) as oldest_at from topups.stranded_refund',
);
