-- What of a partner's orders waits is shown to it, however many it has had.
-- Orders that are found by their id alone are not looked for here: they name no partner.
create index program_order_waiting on sales.program_order (reseller, slot, ordered_at)
  where state in ('held', 'accepted') and reseller is not null;
