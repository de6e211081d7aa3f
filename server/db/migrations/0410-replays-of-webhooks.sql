-- Whether a delivery sends again what was told before, so that who looks can tell one from another.
-- What was sent again before this is not marked.
alter table webhooks.delivery add column is_replay boolean not null default false;
