import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What the books have moved for a cause that somebody pays or that we change of their money, and
 * the receipts for it. A top-up is one also by voucher, and a purchase, a renewal and a fee are
 * terms: so that a second receipt is found where only its kind differs.
 *
 * Terms and corrections have receipts since the first of either was issued; older releases issued
 * none. Receipts stay when the oldest months of the books have left.
 */
export const auditProved = statement<Audit>(
  'audit receipts proved',
  `with posted as (
     select proves, cause, min(recorded_at) as at from (
       select cause, recorded_at, case
         when code = 'topup' and credit_account = 'owner' and cause like 'top\\_%' then 'topup'
         when code = 'undo' and cause like 'top\\_%' then 'undo'
         when code = 'refund' and debit_account = 'refund_payable' then 'refund'
         when cause like 'ter\\_%' and unit = 'HKD' and debit_account = 'owner' then 'term'
         when cause like 'adj\\_%' then 'adjustment' end as proves
       from ledger.transfer_view
     ) moved where proves is not null group by proves, cause
   ), issued as (
     select case when kind = 'voucher' then 'topup'
         when kind in ('purchase', 'renewal', 'fee') then 'term' else kind end as proves,
       case when kind = 'refund' then 'rfd_' when kind = 'adjustment' then 'adj_'
         when kind in ('purchase', 'renewal', 'fee') then 'ter_' else 'top_' end
         || replace(cause::text, '-', '') as cause, issued_at
     from receipts.receipt
   ), proved as (
     select proves, cause, count(*) as receipts, min(issued_at) as at from issued group by 1, 2
   ), since as (
     select min(at) as at from proved where proves in ('term', 'adjustment')
   ), wrong as (
     select p.proves || ' ' || p.cause || ' was posted and has no receipt' as problem
     from posted p, since s
     where p.at >= case when p.proves in ('term', 'adjustment') then s.at
         else '-infinity' end
       and not exists (select from proved r where r.proves = p.proves and r.cause = p.cause)
     union all
     select proves || ' ' || cause || ' has ' || receipts || ' receipts' from proved
     where receipts > 1
     union all
     select r.proves || ' ' || r.cause || ' has a receipt and was not posted'
     from proved r left join posted p using (proves, cause)
     where p.cause is null and r.at >= (select min(recorded_at) from ledger.transfer_view)
   )
   select (select count(*) from posted) as checked,
     array(select problem from wrong limit 20) as problems`,
);
