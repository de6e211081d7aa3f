-- Chargebacks and what is proposed to be given back are read page by page: what waits by its
-- deadline, what is decided newest first.
create index dispute_waits on payments.dispute (coalesce(due_at, 'infinity'), id)
  where state in ('open', 'answered');
create index dispute_decided on payments.dispute (opened_at, id) where state in ('won', 'lost');

create index claw_back_waits on topups.claw_back (opened_at, id) where state = 'proposed';
drop index topups.claw_back_proposed;
