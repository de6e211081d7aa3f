-- Where a guest, who has no number of ours, is told of news about an appeal.
alter table disputes.appeal add column email text;
create index appeal_email on disputes.appeal (slot, id) where email is not null;
