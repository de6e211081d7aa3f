import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Fees are thousandths of a minor unit, and rounded once a day, half away from zero. */
export const auditBatches = statement<Audit>(
  'audit reconciliation batches',
  `with counted as (
     select connector, day, currency,
       coalesce(sum(amount - coupon) filter (where kind <> 'payout'), 0)
         - round(sum(fee) / 1000) as expected
     from reconciliation.day_sum group by 1, 2, 3
   ), brought as (
     select connector, currency, sum(amount) as amount from reconciliation.payout
     where until_day is not null group by 1, 2
   ), noted as (
     select connector, currency, sum(arrived) as amount from reconciliation.batch
     group by 1, 2
   ), wrong as (
     select b.connector || ' ' || b.day || ' has to bring ' || b.expected || ' ' || b.currency
       || ', its bill comes to ' || c.expected as problem
     from reconciliation.batch b join counted c using (connector, day, currency)
     where b.expected <> c.expected
     union all
     select connector || ': payouts have brought ' || coalesce(p.amount, 0) || ' ' || currency
       || ', noted is ' || coalesce(n.amount, 0)
     from brought p full join noted n using (connector, currency)
     where coalesce(p.amount, 0) <> coalesce(n.amount, 0)
   )
   select (select count(*) from reconciliation.batch) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * Of each payout that our bank has booked, what the clearing account went down by in the currency
 * that was settled, and what rates do not explain stands there in the currency that came. What
 * bills have told of is what was posted of their days.
 */
export const auditPayouts = statement<Audit>(
  'audit reconciliation payouts',
  `with said as (
     select id as cause, connector, coalesce(currency, came_currency) as unit,
       coalesce(amount, came_amount) as amount
     from reconciliation.payout where id like 'ent\\_%'
     union all
     select id, connector, came_currency, lacking from reconciliation.payout
     where id like 'ent\\_%' and currency <> came_currency and lacking <> 0
   ), booked as (
     select cause, 'clearing:' || p.connector as account, unit,
       sum(case when credit_account = 'clearing:' || p.connector then t.amount else -t.amount end)
         as amount
     from reconciliation.payout p join ledger.transfer_view t on t.cause = p.id
     where 'clearing:' || p.connector in (t.debit_account, t.credit_account)
     group by 1, 2, 3
   ), told as (
     select connector, bill_day as day, came_currency as unit, sum(came_amount) as amount
     from reconciliation.payout where bill_day is not null group by 1, 2, 3
   ), posted as (
     select connector, day, unit,
       sum(case when debit_account = 'bank' then amount else -amount end) as amount
     from reconciliation.posting where why = 'payout' group by 1, 2, 3
   ), wrong as (
     select cause || ' took ' || coalesce(b.amount, 0) || ' ' || unit || ', it settled '
       || coalesce(s.amount, 0) as problem
     from said s full join booked b using (cause, unit)
     where coalesce(s.amount, 0) <> coalesce(b.amount, 0)
     union all
     select connector || ' ' || day || ': its bills have told of ' || t.amount || ' ' || unit
       || ' paid out, posted is ' || coalesce(p.amount, 0)
     from told t left join posted p using (connector, day, unit)
     where t.amount <> coalesce(p.amount, 0)
   )
   select (select count(*) from reconciliation.payout) as checked,
     array(select problem from wrong limit 20) as problems`,
);
