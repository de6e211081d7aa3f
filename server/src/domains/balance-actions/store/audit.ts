import { statement } from '#platform/postgres';

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * What was adjusted and transferred moved as it says, once, and back where it was cancelled; and
 * nothing moved by these codes for no action.
 */
export const auditMoved = statement<Audit>(
  'audit balance_actions moved',
  `with moved as (
     select cause,
       sum(case when credit_account = 'owner' then amount else -amount end)
         filter (where code = 'adjustment') as adjusted,
       sum(case when credit_account = 'owner' then amount else -amount end)
         filter (where code = 'adjustment_undone') as adjusted_back,
       sum(amount) filter (where code = 'balance_transfer' and credit_account = 'owner') as sent,
       sum(amount) filter (where code = 'balance_transfer_undone' and credit_account = 'owner')
         as sent_back,
       sum(amount) filter (where code = 'balance_transfer' and debit_account = 'owner') as left_by,
       sum(amount) filter (where code = 'balance_transfer_undone' and debit_account = 'owner')
         as left_back,
       sum(amount) filter (where code = 'reservation_taken') as taken
     from ledger.transfer_view
     where code in ('adjustment', 'adjustment_undone', 'balance_transfer',
       'balance_transfer_undone', 'reservation_taken')
     group by cause
   ), actions as (
     select 'bal_' || replace(id::text, '-', '') as cause, kind, amount, state
     from balance_actions.action where kind <> 'topup'
   ), wrong as (
     select a.cause || ' is ' || a.kind || ' of ' || a.amount || ', ' || a.state || '; moved '
       || coalesce(m.adjusted, m.sent, m.taken, 0) || ', back '
       || coalesce(m.adjusted_back, -m.sent_back, 0) as problem
     from actions a left join moved m using (cause)
     where coalesce(m.adjusted, m.sent, m.taken, 0) <> case
         when kind = 'reserve' then case when state = 'completed' then amount else 0 end
         when state = 'failed' then 0 else amount end
       or coalesce(m.adjusted_back, -m.sent_back, 0) <> case
         when kind <> 'reserve' and state = 'cancelled' then -amount else 0 end
       or (m.left_by, m.left_back) is distinct from (m.sent, m.sent_back)
     union all
     select m.cause || ' moved for no action' from moved m left join actions a using (cause)
     where a.cause is null
   )
   select (select count(*) from actions) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A top-up that is completed was sold under its reference for its amount, and no other was. */
export const auditSold = statement<Audit>(
  'audit balance_actions sold',
  `with topups as (
     select a.id, a.state, a.amount, s.topup, s.value, s.is_undone
     from balance_actions.action a left join sales.program_sale_view s
       on s.client_reference = 'bal_' || replace(a.id::text, '-', '') and s.reseller = a.reseller
     where a.kind = 'topup' and not a.is_standing
   ), wrong as (
     select id || ' of ' || amount || ' is ' || state || '; sold '
       || coalesce(value || case when is_undone then ' and undone' else '' end, 'nothing')
       as problem
     from topups
     where case state
       when 'completed' then value is distinct from amount or is_undone
       when 'cancelled' then value is distinct from amount or not is_undone
       when 'failed' then topup is not null
       else false end
     union all
     select client_reference || ' was sold for no top-up' from sales.program_sale_view
     where client_reference ~ '^bal_[0-9a-f]{32}$' and client_reference not in (
       select 'bal_' || replace(id::text, '-', '') from balance_actions.action)
   )
   select (select count(*) from topups) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A reservation is in force exactly while its hold is, or for the moment until it is ended. */
export const auditReserved = statement<Audit>(
  'audit balance_actions reserved',
  `with reservations as (
     select a.id, a.state, a.amount, h.state as hold_state, h.amount as held
     from balance_actions.action a
     left join ledger.hold_view h on h.slot = a.slot and h.id = a.hold
     where a.kind = 'reserve' and a.state <> 'failed'
   ), wrong as (
     select id || ' is ' || state || ', its hold ' || coalesce(hold_state, 'is not there')
       as problem
     from reservations
     where case state
       when 'created' then not (hold_state = 'open' and held = amount or hold_state = 'expired')
       when 'completed' then hold_state is distinct from 'taken'
       else coalesce(hold_state not in ('released', 'expired'), true) end
   )
   select (select count(*) from reservations) as checked,
     array(select problem from wrong limit 20) as problems`,
);
