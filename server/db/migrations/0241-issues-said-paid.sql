-- Who alone has said that stock was paid for: what a shop owes for it is let go once somebody else
-- says so too.
alter table resellers.issue add column said_paid_by uuid;
