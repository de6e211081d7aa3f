-- Staff find a receipt by the number of its order, of two years. The number is random, so that its
-- entries come in no order: kept beside the receipts they would slow what everybody waits for. A
-- schedule writes them minutes later, many at a time, and begins with the oldest there is.
create table receipts.by_order (
  reference text not null check (length(reference) = 6),
  issued_at timestamptz not null,
  slot smallint not null,
  code text not null,
  primary key (reference, issued_at, code)
);

create table receipts.by_order_place (
  is_only boolean primary key check (is_only),
  indexed_until timestamptz not null
);
insert into receipts.by_order_place values (true, '-infinity');
