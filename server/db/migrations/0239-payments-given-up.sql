-- When a payer gave an attempt up before its time. What the provider was told of its end stays.
alter table payments.attempt add column given_up_at timestamptz;
