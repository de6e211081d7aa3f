import { insertRows, setStatement, statement } from '#platform/postgres';
import type { VoucherState } from '../voucher.ts';

const key = { slot: 'int2', hash: 'uuid' } as const;

export const insertVouchers = insertRows('vouchers.voucher', {
  ...key,
  batch: 'int4',
  number: 'int4',
  turn: 'int2',
  state: 'text',
  isOwed: 'bool',
});

/** Which of these are taken. */
export const readTaken = setStatement<typeof key, { hash: string }>(
  'read vouchers.voucher taken',
  key,
  `select v.hash from :rows, lateral (
     select v.hash from vouchers.voucher v where v.slot = r.slot and v.hash = r.hash limit 1
   ) v`,
);

export interface VoucherRow {
  readonly slot: number;
  readonly hash: string;
  readonly batch: number;
  readonly number: number;
  readonly turn: number;
  readonly state: VoucherState;
  readonly isOwed: boolean;
  readonly soldAt: number | null;
  readonly reseller: string | null;
  readonly expiresAt: number | null;
  readonly topup: string | null;
  readonly receiver: string | null;
  readonly redeemedAt: number | null;
  readonly blockedAt: number | null;
  readonly blockedBy: string | null;
  readonly blockedWhy: string | null;
}

const columns = `slot, hash, batch, number, turn, state, is_owed, sold_at, reseller, expires_at,
  topup, receiver, redeemed_at, blocked_at, blocked_by, blocked_why`;

export const lockVoucher = statement<VoucherRow>(
  'lock vouchers.voucher',
  `select ${columns} from vouchers.voucher where slot = $1 and hash = $2 for no key update`,
);

export const readValue = statement<{ value: bigint }>(
  'read vouchers.voucher value',
  `select b.value from vouchers.voucher v join vouchers.batch b on b.number = v.batch
   where v.slot = $1 and v.hash = $2`,
);

/**
 * By its serial number. Which slot it is in only its code says, so all are asked: by their index.
 */
export const readBySerial = statement<VoucherRow>(
  'read vouchers.voucher by serial',
  `select ${columns} from vouchers.voucher
   where slot = any($1::int2[]) and batch = $2 and number = $3`,
);

/** One that nobody else is selling at this moment. */
export const lockFromStock = statement<VoucherRow>(
  'lock vouchers.voucher from stock',
  `select ${columns} from vouchers.voucher
   where slot = $1 and batch = $2 and state = 'unsold' and number between $3 and $4
   order by number limit 1 for no key update skip locked`,
);

/** In which slots there is stock, when the one that was tried first had none. */
export const readSlotsWithStock = statement<{ slot: number }>(
  'read vouchers.voucher slots with stock',
  `select s.slot from unnest($1::int2[]) as s(slot) where exists (
     select from vouchers.voucher v where v.slot = s.slot and v.batch = $2
       and v.state = 'unsold' and v.number between $3 and $4)`,
);

export const markSold = setStatement(
  'sell vouchers.voucher',
  { ...key, soldAt: 'instant', reseller: 'uuid', expiresAt: 'instant' },
  `update vouchers.voucher v
   set state = 'sold', is_owed = true, sold_at = r.sold_at, reseller = r.reseller,
     expires_at = r.expires_at
   from :rows where v.slot = r.slot and v.hash = r.hash`,
);

export const markRedeemed = setStatement(
  'redeem vouchers.voucher',
  { ...key, topup: 'uuid', receiver: 'text', redeemedAt: 'instant' },
  `update vouchers.voucher v
   set state = 'redeemed', is_owed = false, topup = r.topup, receiver = r.receiver,
     redeemed_at = r.redeemed_at
   from :rows where v.slot = r.slot and v.hash = r.hash`,
);

/** A sale that was undone: its code was seen, so it is never sold again. */
export const markReturned = setStatement(
  'return vouchers.voucher',
  { ...key, blockedAt: 'instant', blockedBy: 'text', blockedWhy: 'text' },
  `update vouchers.voucher v
   set state = 'blocked', is_owed = false, blocked_at = r.blocked_at, blocked_by = r.blocked_by,
     blocked_why = r.blocked_why
   from :rows where v.slot = r.slot and v.hash = r.hash`,
);

/** Some of a range in a slot; whoever redeems one at this moment wins. */
export const blockRange = statement<{ number: number }>(
  'block vouchers.voucher',
  `update vouchers.voucher v
   set state = 'blocked', blocked_at = $5::timestamptz, blocked_by = $6, blocked_why = $7
   where v.slot = $1 and v.batch = $2 and v.number between $3 and $4
     and v.state in ('unsold', 'sold')
   returning v.number`,
);

/** Back to what they were; what was returned by an undone sale stays blocked for ever. */
export const unblockRange = statement<{ number: number }>(
  'unblock vouchers.voucher',
  `update vouchers.voucher v
   set state = case when v.is_owed then 'sold' else 'unsold' end, blocked_at = null,
     blocked_by = null, blocked_why = null
   where v.slot = $1 and v.batch = $2 and v.number between $3 and $4 and v.state = 'blocked'
     and (v.is_owed or v.sold_at is null) and v.blocked_by is distinct from $5
   returning v.number`,
);

/** Whether somebody has blocked any of a range: by whom, or no row. */
export const readBlocker = statement<{ by: string }>(
  'read vouchers.voucher blocker',
  `select blocked_by as by from vouchers.voucher
   where batch = $1 and number between $2 and $3 and state = 'blocked' and blocked_by = $4 limit 1`,
);

export const lockDue = statement<VoucherRow>(
  'lock vouchers.voucher due',
  `select ${columns} from vouchers.voucher
   where slot = $1 and state = 'sold' and expires_at < $2::timestamptz
   order by expires_at limit $3 for no key update skip locked`,
);

export const readSlotsDue = statement<{ slot: number }>(
  'read vouchers.voucher slots due',
  `select s.slot from unnest($1::int2[]) as s(slot) where exists (
     select from vouchers.voucher v
     where v.slot = s.slot and v.state = 'sold' and v.expires_at < $2::timestamptz)`,
);

export const markExpired = setStatement(
  'expire vouchers.voucher',
  key,
  `update vouchers.voucher v set state = 'expired', is_owed = false
   from :rows where v.slot = r.slot and v.hash = r.hash`,
);
