-- Money that was booked as nobody's leaves that account by the word of two people: to a payment,
-- back to whoever paid it, or as a difference that nobody explains. amount has the sign of what is
-- held: above zero what came for nobody, below what is missing and nobody gave.
alter table reconciliation.posting drop constraint posting_why_check;
alter table reconciliation.posting add constraint posting_why_check
  check (why in ('fee', 'coupon', 'resolution', 'payout', 'disposal'));

create index posting_unmatched on reconciliation.posting (slot, cause)
  where debit_account = 'unmatched' or credit_account = 'unmatched';

create table reconciliation.disposal (
  slot smallint not null,
  id uuid not null,
  break uuid not null,
  connector text not null,
  day date not null,
  way text not null check (way in ('to_payment', 'give_back', 'write_off')),
  amount bigint not null check (amount <> 0),
  currency text not null check (currency in ('HKD', 'CNY')),
  attempt uuid,
  -- To whom it is to go back; the transfer has it once that is decided.
  to_name text,
  to_account text,
  reason text not null check (length(reason) between 1 and 500),
  state text not null check (state in ('proposed', 'done', 'sent_back', 'withdrawn')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (slot, id),
  check ((way = 'to_payment') = (attempt is not null)),
  check (way = 'write_off' or amount > 0),
  check (num_nulls(to_name, to_account) in (0, 2)),
  check (state <> 'done' or decided_by is not null),
  -- Four eyes: who proposes does not decide.
  check (decided_by is null or decided_by <> proposed_by)
);

create unique index disposal_proposed on reconciliation.disposal (slot, break, currency)
  where state = 'proposed';
create index disposal_break on reconciliation.disposal (break);
create index disposal_attempt on reconciliation.disposal (attempt)
  where attempt is not null and state = 'done';

-- Entries that nobody knew of which something may be left, and how much of that is on its way back.
create view banking.unmatched_view as
  select e.id, e.connector, e.currency, e.amount as booked_amount, e.noted_at as since, s.why,
    case when s.state <> 'resolved' then e.amount
      when s.way = 'give_back' and t.state is distinct from 'done' then e.amount
      else 0 end as left_amount,
    case when s.state = 'resolved' and s.way = 'give_back' and t.state is distinct from 'done'
      then e.amount else 0 end as leaving_amount,
    s.state = 'proposed' as is_proposed
  from banking.suspense s join banking.entry e on e.id = s.entry
  left join banking.transfer t on t.cause = 'ent_' || replace(e.id::text, '-', '')
  where s.state <> 'resolved' or s.way = 'give_back';

create index suspense_left on banking.suspense (entry)
  where state <> 'resolved' or way = 'give_back';

-- The same of what was booked as nobody's for breaks.
create view reconciliation.unmatched_view as
  select b.slot, b.id, b.connector, b.day, b.fact, b.kind, p.unit as currency, p.since,
    p.amount as booked_amount, p.amount - coalesce(d.gone, 0) as left_amount,
    coalesce(d.leaving, 0) as leaving_amount, coalesce(d.is_proposed, false) as is_proposed
  from (
    select slot, cause, unit, min(posted_at) as since,
      sum(case when credit_account = 'unmatched' then amount else -amount end)::bigint as amount
    from reconciliation.posting
    where (debit_account = 'unmatched' or credit_account = 'unmatched') and cause like 'brk\_%'
    group by slot, cause, unit
  ) p
  join reconciliation.break b on b.slot = p.slot and b.id = substr(p.cause, 5)::uuid
  left join lateral (
    select sum(o.amount) filter (where o.state = 'done'
        and (o.way <> 'give_back' or t.state = 'done'))::bigint as gone,
      sum(o.amount) filter (where o.state = 'done' and o.way = 'give_back'
        and t.state is distinct from 'done')::bigint as leaving,
      bool_or(o.state = 'proposed') as is_proposed
    from reconciliation.disposal o left join banking.transfer_view t
      on o.way = 'give_back' and t.cause = 'dps_' || replace(o.id::text, '-', '')
    where o.slot = b.slot and o.break = b.id and o.currency = p.unit
  ) d on true;
