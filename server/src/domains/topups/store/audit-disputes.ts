import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What a bank has taken of an order's payment is a loss of as much, in the currency that came for
 * it: what it took in another has left that by an exchange, and nothing else has. What of the loss
 * a line has covered is what its claw-back says. What is won is no loss, and no exchange.
 */
export const auditDisputes = statement<Audit>(
  'audit topups disputes',
  `with told as (
     select 'dsp_' || replace(d.id::text, '-', '') as cause, d.currency, d.amount, d.of_currency,
       d.of_payment, d.state = 'won' as is_won,
       case when a.state = 'captured' then a.currency end as came
     from payments.dispute_view d
     join payments.attempt_view a on a.slot = d.slot and a.id = d.attempt
     where a.reference like 'top\\_%'
   ), booked as (
     select cause, unit,
       case when debit_account = 'chargeback_loss' then amount else -amount end as amount
     from ledger.transfer_view
     where cause like 'dsp\\_%' and 'chargeback_loss' in (debit_account, credit_account)
       and (code = 'chargeback_exchanged'
         or debit_account like 'clearing:%' or credit_account like 'clearing:%')
     union all
     select cause, coalesce(of_currency, currency),
       -case when of_currency <> currency then of_payment else amount end
     from told where not is_won
   ), wrong as (
     select cause || ' makes a loss of ' || unit || ' that is wrong by ' || sum(amount) as problem
     from booked group by cause, unit having sum(amount) <> 0
     union all
     select cause || ' is counted in ' || of_currency || ', and ' || came || ' came'
     from told where not is_won and of_currency <> came
     union all
     select cause || ' has taken ' || amount || ' and is counted as ' || of_payment
     from told where of_currency = currency and of_payment <> amount
   )
   select (select count(*) from told) as checked,
     array(select problem from wrong limit 20) as problems`,
);
