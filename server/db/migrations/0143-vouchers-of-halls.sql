-- A voucher that was paid for over the counter of a hall: beside the top-ups of the same drawer, so
-- that the count at the end of a shift finds both.
create table tills.voucher_sale (
  slot smallint not null,
  id uuid not null,
  shift uuid not null,
  till text not null,
  staff text not null,
  batch integer not null,
  number integer not null,
  value bigint not null check (value > 0),
  tender text not null check (tender in ('cash', 'card')),
  -- What the customer handed over, of which the rest was given back.
  handed bigint check (handed >= value),
  -- By which the card terminal names its approval; never digits of a card.
  approval text check (approval ~ '^[A-Z0-9]{4,12}$'),
  sold_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  -- Out of whose drawer it was given back.
  undone_shift uuid,
  primary key (slot, id),
  check ((tender = 'cash') = (handed is not null)),
  check ((tender = 'card') = (approval is not null)),
  check (num_nulls(undone_at, undone_by, undone_shift) in (0, 3)),
  check (undone_by is null or undone_by <> staff)
);

-- A voucher is sold once, ever.
create unique index voucher_sale_serial on tills.voucher_sale (batch, number);
create index voucher_sale_shift on tills.voucher_sale (shift, sold_at desc);
create index voucher_sale_undone on tills.voucher_sale (undone_shift)
  where undone_shift is not null;
