-- When everything was backed up last by "lowu backup": an alarm is raised where that is long ago.
create table platform.backup (
  made_at timestamptz primary key,
  row_count bigint not null check (row_count >= 0),
  byte_count bigint not null check (byte_count >= 0),
  has_keys boolean not null
);
