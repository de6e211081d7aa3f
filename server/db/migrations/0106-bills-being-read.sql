-- Items count only with the bill that their day goes by, whoever reads or matches another
-- meanwhile. reading is the bill that is being read for a day: nobody clears its items away.
-- bill_rows is how many items the bill that counts was read into; null where it was read before
-- that was kept.
alter table reconciliation.day
  add column reading uuid,
  add column bill_rows integer check (bill_rows >= 0);

create unique index day_bill on reconciliation.day (bill) where bill is not null;

-- What a break without amounts is about is what it says: another fee, another total or another
-- row is another break.
update reconciliation.break set subject = subject || ' ' || case fact
    when 'fee_differs' then note
    else left(encode(sha256(convert_to(note, 'UTF8')), 'hex'), 16)
  end
where fact in ('fee_differs', 'totals_differ', 'unreadable_row') and note is not null;

-- Those of which anything may still become otherwise: nobody's, or booked.
create index break_unsettled on reconciliation.break (connector, day)
  where state in ('waiting', 'open', 'proposed')
    or (state = 'resolved' and way in ('book_unmatched', 'write_off'));
