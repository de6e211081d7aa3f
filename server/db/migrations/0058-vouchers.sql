-- Codes that were paid for and become top-ups.
create schema vouchers;

-- Vouchers that were made together: one value, one way to the people, one end.
create table vouchers.batch (
  number integer primary key check (number between 1 and 999999),
  kind text not null check (kind in ('printed', 'electronic')),
  label text not null,
  value bigint not null check (value > 0),
  count integer not null check (count between 1 and 9999999),
  state text not null check (state in ('making', 'made', 'given_up')),
  -- To whom the file of codes is encrypted, as age writes a public key.
  printer text,
  -- With a key that is not in the database, what the codes of an electronic batch are made from.
  salt bytea,
  expires_at timestamptz not null,
  made_by text not null,
  begun_at timestamptz not null,
  made_at timestamptz,
  check ((kind = 'printed') = (printer is not null)),
  check ((kind = 'electronic') = (salt is not null)),
  check ((state = 'made') = (made_at is not null))
);

-- The printer's file, in pieces as it was made. The server cannot read it.
create table vouchers.piece (
  batch integer not null,
  number integer not null,
  content bytea not null,
  primary key (batch, number)
);

-- Parts of a batch that may be sold: proposed by one person, decided by another.
create table vouchers.activation (
  batch integer not null,
  id uuid not null,
  first integer not null check (first >= 1),
  last integer not null check (last >= first),
  state text not null check (state in ('proposed', 'refused', 'active')),
  -- Null where the command line has proposed it.
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid check (decided_by <> proposed_by),
  decided_at timestamptz,
  primary key (batch, id),
  check ((decided_by is null) = (state = 'proposed')),
  check ((decided_at is null) = (state = 'proposed'))
);
create index activation_open on vouchers.activation (proposed_at) where state = 'proposed';

-- Keyed by the keyed hash of its code: whoever holds the table holds no code.
create table vouchers.voucher (
  slot smallint not null,
  hash uuid not null,
  batch integer not null,
  number integer not null,
  -- How often the code of an electronic one had to be made anew, because it was taken.
  turn smallint not null,
  state text not null check (state in ('unsold', 'sold', 'redeemed', 'expired', 'blocked')),
  -- Whether the books owe its value to whoever holds it.
  is_owed boolean not null,
  sold_at timestamptz,
  reseller uuid,
  expires_at timestamptz,
  topup uuid,
  receiver text,
  redeemed_at timestamptz,
  blocked_at timestamptz,
  blocked_by text,
  blocked_why text,
  primary key (slot, hash),
  check (state <> 'sold' or is_owed),
  check (not is_owed or state in ('sold', 'blocked')),
  check (state = 'unsold' or sold_at is not null or state = 'blocked'),
  check ((sold_at is null) = (expires_at is null)),
  check ((state = 'redeemed') = (topup is not null)),
  check ((topup is null) = (redeemed_at is null) and (topup is null) = (receiver is null)),
  check ((state = 'blocked') = (blocked_at is not null))
);
create index voucher_serial on vouchers.voucher (slot, batch, number);
create index voucher_stock on vouchers.voucher (slot, batch, number) where state = 'unsold';
create index voucher_counted on vouchers.voucher (slot, batch, state) where state <> 'unsold';
create index voucher_due on vouchers.voucher (slot, expires_at) where state = 'sold';

-- Codes that were tried and are nobody's, by who tried and by the line that they were for.
create table vouchers.guess (
  slot smallint not null,
  key uuid not null,
  failures integer not null check (failures >= 0),
  failed_at timestamptz not null,
  locked_until timestamptz not null,
  primary key (slot, key)
);
create index guess_age on vouchers.guess (slot, failed_at);

create view vouchers.voucher_view as
  select slot, batch, number, state, is_owed, sold_at, reseller, topup from vouchers.voucher;

-- Vouchers that were sold at tills: float and what is owed to the holder in one commit.
create table sales.voucher_sale (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  operator uuid not null,
  till smallint not null,
  batch integer not null,
  number integer not null,
  value bigint not null check (value > 0),
  commission bigint not null check (commission >= 0),
  is_paid_at_once boolean not null,
  parent uuid,
  parent_commission bigint not null check (parent_commission >= 0),
  float_after bigint not null,
  sold_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (slot, id),
  check ((undone_at is null) = (undone_by is null)),
  check (parent is not null or parent_commission = 0)
);
create index voucher_sale_reseller on sales.voucher_sale (slot, reseller, sold_at);
create index voucher_sale_time on sales.voucher_sale using brin (sold_at);

-- Whatever a reseller has sold: for what it earns, for its limits, and for the totals of a till.
create view sales.any_sale as
  select slot, reseller, till, value, commission, is_paid_at_once, parent, parent_commission,
    sold_at, undone_at
  from sales.sale
  union all
  select slot, reseller, till, value, commission, is_paid_at_once, parent, parent_commission,
    sold_at, undone_at
  from sales.voucher_sale;
