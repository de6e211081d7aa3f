-- What people who look after a client read of its certificates, by their thumbprints: whose, until
-- when and since when. Nothing for those that are known by their thumbprints alone.
alter table partners.client add column certificate_notes jsonb not null default '{}';
