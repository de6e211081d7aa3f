-- What a payer did not pay on the provider's page because we give it: money of ours that the bill
-- keeps back, as it does its fee. Bills before it told of none that was read.
alter table reconciliation.item add column coupon bigint not null default 0;
alter table reconciliation.day_sum add column coupon bigint not null default 0;
alter table reconciliation.posting drop constraint posting_why_check;
alter table reconciliation.posting add constraint posting_why_check
  check (why in ('fee', 'coupon', 'resolution', 'payout'));
