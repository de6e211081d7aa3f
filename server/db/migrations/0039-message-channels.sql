-- Which way a message goes, and which ways it has tried before. Null until it was first looked at:
-- what its receiver wants is decided then, and not when it was queued.
alter table notifications.message
  add column channel text check (channel in ('sms', 'push', 'email', 'inbox')),
  add column tried text[] not null default '{}';

-- Handed over, and nobody knows whether it arrived: unknown is a state.
alter table notifications.message
  drop constraint message_state_check,
  add constraint message_state_check check (
    state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'unknown')
  ) not valid,
  drop constraint message_check3,
  add constraint message_failure_check check (
    state in ('queued', 'sending', 'unknown') or (state = 'failed') = (failure is not null)
  ) not valid;

-- A gateway's name for a message it took. Its report may come before we have written that name
-- down, so both sides write the row, and whoever is second sees the whole.
create table notifications.gateway_message (
  gateway text not null,
  gateway_id text not null,
  slot smallint,
  id uuid,
  report text check (report in ('delivered', 'failed')),
  error text,
  seen_at timestamptz not null,
  primary key (gateway, gateway_id),
  check ((slot is null) = (id is null)),
  check (id is not null or report is not null)
);
create index gateway_message_seen on notifications.gateway_message (seen_at);
