import { statement } from '#platform/postgres';

export interface TransferRow {
  readonly id: string;
  readonly kind: string;
  readonly cause: string;
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: 'HKD' | 'CNY';
  readonly toName: string;
  readonly toAccount: string;
  readonly reference: string;
  readonly state: string;
  readonly madeAt: number;
  readonly sentBy: string | null;
  readonly about: string | null;
  readonly cameBackAt: number | null;
  readonly payeeName: string | null;
  readonly payeeAccount: string | null;
  readonly payeeBy: string | null;
  readonly contestedAt: number | null;
}

const columns = `id, kind, cause, connector, amount, currency, to_name, to_account, reference,
  state, made_at, sent_by, about, came_back_at, payee_name, payee_account, payee_by,
  contested_at`;

/** One for each cause: instructed again, it is the same. */
export const insertTransfer = statement(
  'insert banking.transfer',
  `insert into banking.transfer (id, kind, cause, connector, amount, currency, to_name, to_account,
     reference, about, state, made_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'to_send', $11, $11)
   on conflict (cause) do nothing`,
);

/** Neither done nor withdrawn, or somebody has to see that its money is gone twice. */
const isOpen = "(state in ('to_send', 'sent') or contested_at is not null)";

export const readOpenTransfers = statement<TransferRow>(
  'read banking.transfer open',
  `select ${columns} from banking.transfer where ${isOpen}
     and (made_at, id) > ($1::timestamptz, $2::uuid)
   order by made_at, id limit $3`,
);

/** No further than $1. */
export const countOpenTransfers = statement<{ readonly count: bigint }>(
  'count banking.transfer open',
  `select count(*) as count from (
     select from banking.transfer where ${isOpen} limit $1
   ) waiting`,
);

export interface LateTransfers {
  readonly late: bigint;
  readonly lateSince: number | null;
  readonly contested: bigint;
  readonly contestedSince: number | null;
}

/** Those that stand as they are since before an instant ($1), and those that are gone twice. */
export const readLateTransfers = statement<LateTransfers>(
  'read banking.transfer late',
  `select count(*) filter (where since < $1) as late,
     min(since) filter (where since < $1) as late_since,
     count(contested_at) as contested, min(contested_at) as contested_since
   from (
     select contested_at, case state
       when 'to_send' then coalesce(came_back_at, made_at) when 'sent' then changed_at end as since
     from banking.transfer where ${isOpen}
   ) waiting`,
);

export const readTransfer = statement<TransferRow>(
  'read banking.transfer',
  `select ${columns} from banking.transfer where id = $1`,
);

export const lockTransfer = statement<TransferRow>(
  'lock banking.transfer',
  `select ${columns} from banking.transfer where id = $1 for no key update`,
);

export const lockTransferOf = statement<TransferRow>(
  'lock banking.transfer of cause',
  `select ${columns} from banking.transfer where cause = $1 for no key update`,
);

export const lockTransferByReference = statement<TransferRow>(
  'lock banking.transfer by reference',
  `select ${columns} from banking.transfer where reference = $1 for no key update`,
);

/**
 * Which of these ($1) were entered, and no statement of our accounts of that day and of the four
 * behind it has them: over a long weekend a bank books nothing, and then what it was given before.
 * Our accounts are those of today ($2), and those whose days were kept in the week before or since,
 * whether or not anybody asks their bank any more.
 */
export const readNotLeft = statement<{ readonly id: string }>(
  'read banking.transfer not left',
  `select t.id from banking.transfer t
   cross join lateral (select (t.changed_at at time zone 'Asia/Hong_Kong')::date as day) sent
   cross join lateral (
     select array(
       select unnest($2::text[]) union select d.account from banking.bank_day d
       where d.day between sent.day - 7 and sent.day + 4
     ) as accounts
   ) ours
   where t.id = any ($1::uuid[]) and t.state = 'sent' and cardinality(ours.accounts) > 0 and (
     select count(*) from banking.bank_day d
     where d.account = any (ours.accounts) and d.taken_at is not null
       and d.day between sent.day and sent.day + 4
   ) = 5 * cardinality(ours.accounts)`,
);

export const updateTransfer = statement(
  'update banking.transfer',
  `update banking.transfer set state = $2, sent_by = $3, changed_at = $4 where id = $1`,
);

/** What it gives back its bank has taken itself, and somebody has entered it before. */
export const contestTransfer = statement(
  'update banking.transfer contest',
  `update banking.transfer set contested_at = $2
   where id = $1 and state in ('sent', 'done') and contested_at is null`,
);

/** Somebody has seen to it, or it came back. */
export const settleContested = statement(
  'update banking.transfer settle contested',
  'update banking.transfer set contested_at = null where id = $1',
);

/**
 * It has left, or goes another way: nobody decides any more to whom, and of one that nobody sends
 * the names are kept no longer.
 */
export const endTransfer = statement(
  'update banking.transfer end',
  `update banking.transfer
   set state = $2, changed_at = $3, payee_name = null, payee_account = null,
     to_name = case when $2 = 'withdrawn' then '' else to_name end,
     to_account = case when $2 = 'withdrawn' then '' else to_account end,
     payee_by = case when payee_name is null then payee_by end
   where id = $1`,
);

export const returnTransfer = statement(
  'update banking.transfer return',
  `update banking.transfer set state = 'to_send', sent_by = null, came_back_at = $2, changed_at = $2
   where id = $1`,
);

export const proposePayee = statement(
  'update banking.transfer propose payee',
  `update banking.transfer set payee_name = $2, payee_account = $3, payee_by = $4,
     payee_decided_by = null, changed_at = $5
   where id = $1`,
);

/** Who has proposed it is kept beside who has agreed. */
export const takePayee = statement(
  'update banking.transfer take payee',
  `update banking.transfer set state = 'to_send', sent_by = null,
     to_name = payee_name, to_account = payee_account, payee_name = null,
     payee_account = null, payee_decided_by = $2, changed_at = $3
   where id = $1`,
);

export const dropPayee = statement(
  'update banking.transfer drop payee',
  `update banking.transfer set payee_name = null, payee_account = null, payee_by = null,
     changed_at = $2
   where id = $1`,
);
