import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What the books have moved for a cause that somebody pays or that we change of their money, and
 * the receipts for it. A top-up is one also by voucher, and a purchase, a renewal and a fee are
 * terms: so that a second receipt is found where only its kind differs. What a program or an answer
 * moves has a receipt for each line and time, and everything else one for its cause.
 *
 * What leaves a line when its top-up is given back or charged back, and what comes to it again, is
 * told apart by the number of the refund or dispute, whichever it was. It may be taken in more than
 * one taking: since the first that had a receipt of its own, the last receipt makes, with what it
 * says was taken before, all that was taken.
 *
 * Terms and corrections have receipts since the first of either was issued, and what came after
 * them since the first of those; older releases issued none. Receipts stay when the oldest months
 * of the books have left.
 */
export const auditProved = statement<Audit>(
  'audit receipts proved',
  `with posted as (
     select proves, cause, min(recorded_at) as at, max(recorded_at) as last_at,
       sum(amount) as amount,
       case when proves in ('goodwill', 'action') then count(*) else 1 end as wanted from (
       select case when code in ('refund_taken', 'charged_back', 'claw_back_put_back',
           'claw_back_repaid') then 'claw_' || substr(cause, 5) else cause end as cause,
         recorded_at, amount, case
         when code = 'topup' and credit_account = 'owner' and cause like 'top\\_%' then 'topup'
         when code = 'undo' and cause like 'top\\_%' then 'undo'
         when code in ('refund_taken', 'charged_back')
           and (debit_account in ('owner', 'loans')) then 'taken_back'
         when code in ('claw_back_put_back', 'claw_back_repaid')
           and (credit_account in ('owner', 'loans')) then 'put_back'
         when code = 'refund' and debit_account = 'refund_payable' then 'refund'
         when cause like 'ter\\_%' and unit = 'HKD' and debit_account = 'owner' then 'term'
         when cause like 'adj\\_%' then 'adjustment'
         when code = 'goodwill' and credit_account = 'owner' then 'goodwill'
         when cause like 'vsl\\_%' and code = 'voucher' then 'voucher_sale'
         when cause like 'vsl\\_%' and code = 'voucher_undone' then 'voucher_undone'
         when cause like 'cls\\_%' and unit = 'HKD' and debit_account = 'owner' then 'closing'
         when cause like 'bal\\_%' and unit = 'HKD' and 'owner' in (debit_account, credit_account)
           and code in ('adjustment', 'adjustment_undone', 'balance_transfer',
             'balance_transfer_undone', 'reservation_taken') then 'action' end as proves
       from ledger.transfer_view
     ) moved where proves is not null group by proves, cause
   ), issued as (
     select case when kind = 'voucher' then 'topup'
         when kind in ('purchase', 'renewal', 'fee') then 'term'
         when kind <> 'adjustment' then kind
         when document -> 'correction' ->> 'reason' = 'goodwill' then 'goodwill'
         when document -> 'correction' ->> 'reason' in ('adjusted', 'adjusted_back', 'sent',
           'received', 'sent_back', 'reservation') then 'action'
         else 'adjustment' end as proves, cause, issued_at, taken_before,
       case when kind = 'taken_back' then split_part(document ->> 'value', ' ', 1)::bigint
         + split_part(document ->> 'bonus', ' ', 1)::bigint end as taken
     from receipts.receipt
   ), proved as (
     select proves, case proves when 'refund' then 'rfd_' when 'adjustment' then 'adj_'
         when 'term' then 'ter_' when 'goodwill' then 'apl_' when 'action' then 'bal_'
         when 'voucher_sale' then 'vsl_' when 'voucher_undone' then 'vsl_'
         when 'closing' then 'cls_' when 'taken_back' then 'claw_' when 'put_back' then 'claw_'
         else 'top_' end || replace(cause::text, '-', '') as cause,
       count(*) filter (where taken_before is null) as receipts, min(issued_at) as at,
       max(coalesce(taken_before, 0) + taken) as taken,
       min(issued_at) filter (where taken_before is not null) as again_at
     from issued group by 1, 2
   ), since as (
     select min(at) filter (where proves in ('term', 'adjustment')) as corrected,
       min(at) filter (where proves in ('goodwill', 'action', 'closing')) as moved,
       min(at) filter (where proves in ('taken_back', 'put_back')) as clawed,
       min(at) filter (where proves in ('voucher_sale', 'voucher_undone')) as sold,
       min(again_at) as again
     from proved
   ), wrong as (
     select p.proves || ' ' || p.cause || ' was posted and has no receipt' as problem
     from posted p cross join since s left join proved r using (proves, cause)
     where p.at >= case when p.proves in ('term', 'adjustment') then s.corrected
         when p.proves in ('goodwill', 'action', 'closing') then s.moved
         when p.proves in ('taken_back', 'put_back') then s.clawed
         when p.proves in ('voucher_sale', 'voucher_undone') then s.sold
         else '-infinity' end
       and coalesce(r.receipts, 0) < p.wanted
     union all
     select r.proves || ' ' || r.cause || ' has ' || r.receipts || ' receipts'
     from proved r left join posted p using (proves, cause)
     where r.receipts > coalesce(p.wanted, 1)
     union all
     -- Of each cause one posting and one proof. Not joined: two lists of which the planner believes
     -- that they are short are compared each with each.
     select cause || ' has taken ' || max(amount) || ', its receipts make ' || max(taken)
     from (
       select cause, amount, last_at, at, null::bigint as taken, null::timestamptz as proved_at
       from posted where proves = 'taken_back'
       union all
       select cause, null, null, null, taken, at from proved where proves = 'taken_back'
     ) each group by cause
     having max(taken) <> max(amount) and max(last_at) >= (select again from since)
       and max(at) >= (select clawed from since)
       and max(proved_at) >= (select min(recorded_at) from ledger.transfer_view)
     union all
     select r.proves || ' ' || r.cause || ' has a receipt and was not posted'
     from proved r left join posted p using (proves, cause)
     where p.cause is null and r.at >= (select min(recorded_at) from ledger.transfer_view)
   )
   select (select count(*) from posted) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * Up to its place, the list by which orders are looked for has each receipt that has one. Beyond it
 * may be some that were listed before the clock was put back, and the place with it.
 */
export const auditByOrder = statement<Audit>(
  'audit receipts by order',
  `with referred as (
     select s.document ->> 'reference' as reference, p.issued_at, p.slot, p.code
     from receipts.receipt p join receipts.subject s on s.slot = p.slot and s.topup = p.topup
     where s.document ->> 'reference' is not null
   ), due as (
     select * from referred
     where issued_at <= (select indexed_until from receipts.by_order_place)
   ), wrong as (
     select 'receipt ' || code || ' is not listed under its order' as problem
     from (table due except all table receipts.by_order) missing
     union all
     select 'receipt ' || code || ' is listed under an order of which it is none'
     from (table receipts.by_order except all table referred) listed
   )
   select (select count(*) from due) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * Numbers go on without a gap in their series, each is of a receipt of its year in Hong Kong, and
 * what waits for one is a receipt without.
 */
export const auditNumbers = statement<Audit>(
  'audit receipts numbers',
  `with given as (
     select n.entity || ' ' || n.year || ' ' || n.number as name, n.year, n.number, n.slot, n.code,
       row_number() over (partition by n.entity, n.year order by n.number) as place
     from receipts.receipt_number n
   ), wrong as (
     select name || ' follows a gap' as problem from given where number <> place
     union all
     select g.name || ' is of no receipt of that year'
     from given g left join receipts.receipt p on p.slot = g.slot and p.code = g.code
     where p.code is null
       or g.year <> extract(year from p.issued_at at time zone 'Asia/Hong_Kong')
     union all
     select 'receipt ' || a.code || ' waits for a number, '
       || case when p.code is null then 'and is none' else 'and has one' end
     from receipts.awaiting_number a
     left join receipts.receipt p
       on p.slot = a.slot and p.code = a.code and p.issued_at = a.issued_at
     left join receipts.receipt_number n on n.slot = a.slot and n.code = a.code
     where p.code is null or n.code is not null
   )
   select (select count(*) from given) as checked,
     array(select problem from wrong limit 20) as problems`,
);
