-- What of a partner's orders waits is shown to it, however many it has had.
create index program_order_waiting on sales.program_order (reseller, slot, ordered_at)
  where state in ('held', 'accepted');
