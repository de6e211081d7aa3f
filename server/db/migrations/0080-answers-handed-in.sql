-- When an answer that is wanted is handed in next. Whoever hands it in puts that off first: nobody
-- else does so meanwhile, and what nobody has heard of arriving comes round again.
alter table payments.dispute_answer add column hand_in_at timestamptz;

create index dispute_answer_wanted on payments.dispute_answer (hand_in_at)
  where state = 'wanted';
