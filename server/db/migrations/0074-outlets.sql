create schema outlets;

-- Where one can top up in person. Names and addresses are in every language; hours are written as
-- OpenStreetMap does; positions are in millionths of a degree.
create table outlets.outlet (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,49}$'),
  kind text not null check (kind in ('shop', 'hall', 'kiosk', 'atm')),
  name jsonb not null,
  address jsonb not null,
  district text not null,
  latitude_micro int not null check (latitude_micro between -90000000 and 90000000),
  longitude_micro int not null check (longitude_micro between -180000000 and 180000000),
  hours text not null,
  services jsonb not null,
  languages jsonb not null,
  phone text,
  -- The id of a reseller, or the code of a kiosk.
  sells_as text,
  changed_at timestamptz not null,
  withdrawn_at timestamptz
);

create index outlet_district on outlets.outlet (district) where withdrawn_at is null;

-- Nobody is sent to who may not sell.
create or replace view resellers.reseller_view as
  select slot, id, name, parent, float_owner, suspended_at from resellers.reseller;
create view kiosks.kiosk_view as select slot, id, code, suspended_at from kiosks.kiosk;
