-- A sale is made by an operator at a till or by a partner's program under a reference of its own.
alter table sales.sale alter column operator drop not null;
alter table sales.sale alter column till drop not null;
alter table sales.sale add column client uuid;
alter table sales.sale add column client_reference text;
alter table sales.sale add constraint sale_by_operator_or_client check (
  (operator is null) = (till is null)
  and (client is null) = (client_reference is null)
  and (operator is null) <> (client is null)
);
-- How a partner asks what became of it; one for each, whatever its requests say.
create unique index sale_client_reference on sales.sale (slot, reseller, client_reference)
  where client_reference is not null;
