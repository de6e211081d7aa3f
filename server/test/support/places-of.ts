import type pg from 'pg';

/** All texts of the database in which a word stands, as table and column. */
export async function placesOf(owner: pg.Pool, word: string): Promise<string[]> {
  const { rows } = await owner.query<{ place: string; text: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as place,
       quote_ident(column_name) as text
     from information_schema.columns
     where data_type in ('text', 'json', 'jsonb') and table_schema not in
       ('pg_catalog', 'information_schema', 'public')`,
  );
  const looks = rows.map(
    ({ place, text }) =>
      `select '${place}.${text}' as at where exists (
         select from ${place} where ${text}::text like '%' || $1 || '%')`,
  );
  const found = await owner.query<{ at: string }>(looks.join(' union all '), [word]);
  return found.rows.map(({ at }) => at);
}
