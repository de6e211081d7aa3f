-- Every secret of before signs until its own end: who rotates twice, because an answer was lost,
-- ends none that a receiver lives by.
alter table webhooks.endpoint add column secrets_before jsonb not null default '[]';
update webhooks.endpoint set secrets_before = jsonb_build_array(
    jsonb_build_object('sealed', secret_before, 'until', secret_before_until))
  where secret_before is not null;
-- The version before still reads the two columns while both run; the release after this drops them.
