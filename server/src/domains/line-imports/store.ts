import { insertRows, statement } from '#platform/postgres';

export interface ImportRow {
  readonly id: string;
  readonly rowsTotal: number;
  readonly rowsDone: number;
}

/** The same file is the same import. */
export const insertImport = statement(
  'insert line_imports.import',
  `insert into line_imports.import (id, hash, name, rows_total, rows_done, started_at, changed_at)
   values ($1, $2, $3, $4, 0, $5::timestamptz, $5) on conflict (hash) do nothing`,
);

export const readImportByHash = statement<ImportRow>(
  'read line_imports.import by hash',
  'select id, rows_total, rows_done from line_imports.import where hash = $1',
);

export const lockImport = statement<ImportRow>(
  'lock line_imports.import',
  `select id, rows_total, rows_done from line_imports.import where id = $1 for no key update`,
);

export const moveImport = statement(
  'move line_imports.import',
  `update line_imports.import set rows_done = $2, changed_at = $3::timestamptz where id = $1`,
);

export const insertImportRows = insertRows('line_imports.outcome', {
  import: 'uuid',
  row: 'int4',
  line: 'uuid',
  refusal: 'text',
  written: 'text',
});

/** The lines that were made of rows behind one. */
export const readMade = statement<{ line: string }>(
  'read line_imports.outcome made',
  `select line from line_imports.outcome
   where import = $1 and row > $2 and line is not null order by row`,
);

export const readRefused = statement<{ row: number; refusal: string; written: string }>(
  'read line_imports.outcome refused',
  `select row, refusal, written from line_imports.outcome
   where import = $1 and row > $2 and refusal is not null order by row limit $3`,
);

export const blankRefused = statement(
  'blank line_imports.outcome refused',
  `update line_imports.outcome r set written = ''
   from line_imports.import i
   where i.id = r.import and i.changed_at < $1::timestamptz and r.refusal is not null
     and r.written <> ''`,
);

interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/** Every row that was looked at has become one thing, and brought-in money belongs to a line. */
export const auditRows = statement<Audit>(
  'audit line_imports rows',
  `with counted as (
     select coalesce(i.id, r.import) as id, coalesce(i.rows_done, 0) as rows_done,
       coalesce(r.rows, 0) as rows
     from line_imports.import i full join (
       select import, count(*) as rows from line_imports.outcome group by import
     ) r on r.import = i.id
   ), wrong as (
     select 'import ' || id || ' has looked at ' || rows_done || ' rows, of which ' || rows
       || ' are told of' as problem
     from counted where rows_done <> rows
     union all
     select 'lin_' || replace(line::text, '-', '') || ' was brought in by ' || count(*) || ' rows'
     from line_imports.outcome where line is not null group by line having count(*) > 1
     union all
     select t.cause || ' was brought in by no import' from ledger.transfer_view t
     where 'brought_in' in (t.debit_account, t.credit_account) and not exists (
       select from line_imports.outcome r where 'lin_' || replace(r.line::text, '-', '') = t.cause)
   )
   select (select count(*) from counted) as checked,
     array(select problem from wrong limit 20) as problems`,
);
