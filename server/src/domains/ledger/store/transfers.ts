import type { Unit } from '#base';
import { insertRows, statement } from '#platform/postgres';

export const insertTransfers = insertRows('ledger.transfer', {
  slot: 'int2',
  account: 'uuid',
  bucket: 'int8',
  seq: 'int8',
  amount: 'int8',
  balanceAfter: 'int8',
  systemAccount: 'text',
  unit: 'text',
  code: 'text',
  cause: 'text',
  effectiveAt: 'instant',
  recordedAt: 'instant',
});

export const insertSystemTransfers = insertRows('ledger.system_transfer', {
  slot: 'int2',
  id: 'uuid',
  debitAccount: 'text',
  creditAccount: 'text',
  unit: 'text',
  amount: 'int8',
  code: 'text',
  cause: 'text',
  effectiveAt: 'instant',
  recordedAt: 'instant',
});

/** A line of an account's statement. */
export interface TransferRow {
  readonly bucket: bigint;
  readonly seq: bigint;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly systemAccount: string;
  readonly code: string;
  readonly cause: string;
  readonly effectiveAt: number;
  readonly recordedAt: number;
}

/** The newest transfers of an account, of all its buckets, before an instant. */
export const readTransfers = statement<TransferRow>(
  'read ledger.transfer',
  `select bucket, seq, unit, amount, balance_after, system_account, code, cause,
     effective_at, recorded_at
   from ledger.transfer
   where slot = $1 and account = $2 and recorded_at < $3::timestamptz
   order by recorded_at desc, bucket desc, seq desc
   limit $4`,
);

/** All transfers of an account, of all its buckets, since an instant, the oldest first. */
export const readTransfersSince = statement<TransferRow>(
  'read ledger.transfer since',
  `select bucket, seq, unit, amount, balance_after, system_account, code, cause,
     effective_at, recorded_at
   from ledger.transfer
   where slot = $1 and account = $2 and recorded_at >= $3::timestamptz
   order by recorded_at, bucket, seq`,
);

/** The last state of every bucket that the account had at an instant. */
export const readBalancesAt = statement<{ bucket: bigint; unit: string; balanceAfter: bigint }>(
  'read ledger.transfer at',
  `select b.number as bucket, t.unit, t.balance_after
   from ledger.bucket_view b, lateral (
     select unit, balance_after from ledger.transfer t
     where t.slot = b.slot and t.account = b.account and t.bucket = b.number
       and t.recorded_at <= $3::timestamptz
     order by t.seq desc limit 1
   ) t
   where b.slot = $1 and b.account = $2 and (b.expires_at is null or b.expires_at >= $3)
   order by b.number`,
);

/** What of an account's money has become claimable and was not claimed. */
export const readClaimableOf = statement<{ amount: bigint }>(
  'read ledger.transfer claimable of account',
  `select coalesce(-sum(amount), 0)::bigint as amount from ledger.transfer
   where slot = $1 and account = $2 and system_account = 'claimable' and unit = 'HKD'`,
);

/** The last transfer of an account's main bucket before an instant. */
export const readLastBefore = statement<{ seq: bigint; balanceAfter: bigint }>(
  'read ledger.transfer last',
  `select seq, balance_after from ledger.transfer
   where slot = $1 and account = $2 and bucket = $3 and recorded_at < $4::timestamptz
   order by seq desc limit 1`,
);

/** What moved an account's main bucket behind one of its transfers, in order. */
export const readTransfersAfter = statement<TransferRow>(
  'read ledger.transfer after',
  `select bucket, seq, unit, amount, balance_after, system_account, code, cause,
     effective_at, recorded_at
   from ledger.transfer
   where slot = $1 and account = $2 and bucket = $3 and seq > $4
   order by seq limit $5`,
);

/**
 * By the buckets that the causes ($3) have opened: a top-up has its own, also for what was put
 * back, and buckets lead the key behind their account.
 */
export const readTransfersOfCauses = statement<TransferRow>(
  'read ledger.transfer of causes',
  `select bucket, seq, unit, amount, balance_after, system_account, code, cause,
     effective_at, recorded_at
   from ledger.transfer
   where slot = $1 and account = $2 and cause = any ($3::text[]) and bucket = any (array(
     select number from ledger.bucket_view
     where slot = $1 and account = $2 and cause = any ($3::text[])
   ))
   order by recorded_at, bucket, seq limit $4`,
);

export interface SystemTransferRow {
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly unit: Unit;
  readonly amount: bigint;
  readonly code: string;
  readonly cause: string;
  readonly recordedAt: number;
}

/** Of payments, their refunds and chargebacks: others are in no index. */
export const readSystemTransfersOfCauses = statement<SystemTransferRow>(
  'read ledger.system_transfer of causes',
  `select debit_account, credit_account, unit, amount, code, cause, recorded_at
   from ledger.system_transfer
   where cause = any ($1::text[]) and left(cause, 4) in ('top_', 'att_', 'rfd_', 'dsp_')
   order by recorded_at, id limit $2`,
);
