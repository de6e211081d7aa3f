-- Whose programs may know of every line's balance, and so are told what balances come to.
create index client_reader on partners.client (reseller, slot)
  where suspended_at is null and scopes ? 'balances.read';
