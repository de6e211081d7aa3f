import { statement } from '#platform/postgres';

export const readSettings = statement<{ name: string; value: unknown }>(
  'read platform.setting',
  'select name, value from platform.setting',
);

export const writeSetting = statement(
  'write platform.setting',
  `insert into platform.setting (name, value, set_by, set_at) values ($1, $2::jsonb, $3, $4)
   on conflict (name) do update
     set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at`,
);
