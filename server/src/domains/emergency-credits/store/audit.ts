import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** What a loan is said to owe is what the books say was lent on it less what was repaid. */
export const auditLoans = statement<Audit>(
  'audit emergency_credits loans',
  `with repaid as (
     select slot, loan, sum(amount_minor) as amount
     from emergency_credits.repayment group by slot, loan
   ), wrong as (
     select l.id || ' was lent ' || l.amount_minor || ', repaid ' || coalesce(r.amount, 0)
       || ', and is said to owe ' || l.outstanding_minor as problem
     from emergency_credits.loan l left join repaid r on r.slot = l.slot and r.loan = l.id
     where l.outstanding_minor <> l.amount_minor - coalesce(r.amount, 0)
     union all
     select 'lines owe ' || owed || ', the books say ' || lent from (
       select
         (select coalesce(sum(outstanding_minor), 0) from emergency_credits.loan) as owed,
         (select coalesce(sum(case debit_account when 'loans' then amount else -amount end), 0)
          from ledger.transfer_view where 'loans' in (debit_account, credit_account)) as lent
     ) sums where owed <> lent
   )
   select (select count(*) from emergency_credits.loan) as checked,
     array(select problem from wrong limit 20) as problems`,
);
