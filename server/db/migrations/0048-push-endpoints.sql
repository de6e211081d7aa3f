-- Browsers that let us write to them: where, and what the words are sealed with for each. An
-- address is one browser's, so it is whoever's signed in there last. The secret opens nothing; with
-- it one could write to that browser, if one had our signature too.
create table notifications.push_endpoint (
  endpoint text primary key check (length(endpoint) <= 1000),
  slot smallint not null,
  owner uuid not null,
  public_key text not null,
  secret text not null,
  added_at timestamptz not null
);
create index push_endpoint_owner on notifications.push_endpoint (owner, slot);
