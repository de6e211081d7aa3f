-- What a cash machine has taken and could not be credited is owed: to whoever put it in, or to the
-- acquirer, whose reversal takes it back.
alter table acquirers.exchange drop constraint exchange_state_check,
  add constraint exchange_state_check
    check (state in ('sold', 'refused', 'owed', 'reversed', 'reversed_before')),
  drop constraint exchange_check2,
  add constraint exchange_check2 check ((refusal is not null) = (state in ('refused', 'owed'))),
  drop constraint exchange_check3,
  add constraint exchange_check3 check (case when state in ('sold', 'owed') then reversed_at is null
    when state = 'refused' then true else reversed_at is not null end);
create index exchange_owed on acquirers.exchange (decided_at) where state = 'owed';
