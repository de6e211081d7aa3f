-- Who brought a bill in by hand: what one person brings of our own bank's is compared, and taken
-- into the books only once a second one has brought the same bytes. Empty where the provider or
-- bank gave it out itself, and for all that came before.
alter table reconciliation.bill add column brought_by text;
