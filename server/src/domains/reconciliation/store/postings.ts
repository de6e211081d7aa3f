import { setStatement, statement } from '#platform/postgres';

export const insertPostings = setStatement(
  'insert reconciliation.posting',
  {
    slot: 'int2',
    id: 'uuid',
    connector: 'text',
    day: 'text',
    why: 'text',
    cause: 'text',
    debitAccount: 'text',
    creditAccount: 'text',
    amount: 'int8',
    unit: 'text',
    postedAt: 'instant',
  },
  `insert into reconciliation.posting
     (slot, id, connector, day, why, cause, debit_account, credit_account, amount, unit, posted_at)
   select r.slot, r.id, r.connector, r.day::date, r.why, r.cause, r.debit_account,
     r.credit_account, r.amount, r.unit, r.posted_at
   from :rows`,
);

/**
 * What of the postings of a break's day stands in the books for it ($4), each pair of accounts once
 * and the way that is left.
 */
export const readPosted = statement<{
  debitAccount: string;
  creditAccount: string;
  unit: string;
  amount: bigint;
}>(
  'read reconciliation.posting of cause',
  `with moved as (
     select least(debit_account, credit_account) as one,
       greatest(debit_account, credit_account) as other, unit,
       sum(case when debit_account < credit_account then amount else -amount end)::bigint as amount
     from reconciliation.posting
     where slot = $1 and connector = $2 and day = $3::date and cause = $4 group by 1, 2, 3
   )
   select case when amount > 0 then one else other end as debit_account,
     case when amount > 0 then other else one end as credit_account, unit, abs(amount) as amount
   from moved where amount <> 0 order by unit, one, other`,
);

/** What was posted of a day for one reason, per unit: what an account was debited less credited. */
export const sumPostings = statement<{ unit: string; net: bigint }>(
  'sum reconciliation.posting',
  `select unit, sum(case when debit_account = $5 then amount else -amount end)::bigint as net
   from reconciliation.posting
   where slot = $1 and connector = $2 and day = $3::date and why = $4
     and $5 in (debit_account, credit_account)
   group by unit`,
);
