-- A sum over all that is said of a key of the log, written with it each time: until when it signs
-- and of how many leaves it is believed stood nowhere else.
alter table transparency.key add column sum bytea;

update transparency.key set sum = substr(sha256(uuid_send(id) || timestamptz_send(made_at)
  || coalesce(timestamptz_send(retired_at), '')
  || convert_to(concat_ws(' ', verifier, sealed, last_size), 'UTF8')), 1, 8);

alter table transparency.key alter column sum set not null;
