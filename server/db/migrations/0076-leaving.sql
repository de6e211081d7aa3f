-- What leaves when its time is over is found by what is due, and not by reading the rest.
create index bill_day on reconciliation.bill (day);
create index entry_named on banking.entry (booked_at)
  where counterparty <> '' or counterparty_account <> '' or remittance <> '';
create index transfer_named on banking.transfer (made_at)
  where state = 'done' and (to_name <> '' or to_account <> '');
create index closing_named on closings.closing (changed_at)
  where state in ('settled', 'refused') and (to_name <> '' or to_account <> '');
