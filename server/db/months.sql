-- Makes the months into which usage is cut: this one and the 24 that follow, as Hong Kong counts
-- them. "lowu migrate" runs this file each time, after the migrations; a month that is there stays
-- as it is. What was recorded before its month was made waited in usage_other and moves over. The
-- clock is the database's: a demo whose clock runs ahead keeps its future there.
do $$
declare
  first date := date_trunc('month', now() at time zone 'Asia/Hong_Kong');
  month date;
  name text;
  lower timestamptz;
  upper timestamptz;
begin
  for ahead in 0..24 loop
    month := first + make_interval(months => ahead);
    name := 'usage_' || to_char(month, 'YYYY_MM');
    continue when to_regclass('charging.' || name) is not null;
    lower := month::timestamp at time zone 'Asia/Hong_Kong';
    upper := (month + interval '1 month')::timestamp at time zone 'Asia/Hong_Kong';
    execute format(
      'create table charging.%I (like charging.usage including defaults including constraints)',
      name
    );
    execute format(
      'with moved as (
         delete from charging.usage_other where recorded_at >= %L and recorded_at < %L returning *
       ) insert into charging.%I select * from moved',
      lower, upper, name
    );
    execute format(
      'alter table charging.usage attach partition charging.%I for values from (%L) to (%L)',
      name, lower, upper
    );
  end loop;
end $$;
