import { type Finding, finding, isTest, lineAt, type SourceFile } from './source.ts';
import { bareSql, sqlTextsOf } from './sql-text.ts';

/** After these words comes a table, unless what follows is a call or already has its schema. */
const beforeTable =
  /\b(?:from|join|into|update|table)\s+(?:only\s+)?([a-z_][a-z0-9_]*)(?![\w.]|\s*\()/gi;

/** Places where one of those words means something else: a lock, an argument, a key's action. */
const elsewhere = new RegExp(
  [
    String.raw`\b(?:distinct|both|do|on|for|for\s+no\s+key)\s+$`,
    String.raw`\b(?:extract\s*\(\s*\w+|substring\s*\(\s*\S+)\s+$`,
  ].join('|'),
  'i',
);
const notTables = new Set(
  'select lateral set of skip nowait if on or as to cascade restrict all exists'.split(' '),
);

/**
 * Names that the statement makes for itself: `with due as (…)`, `due (a, b) as materialized (…)`.
 */
const ownName = new RegExp(
  String.raw`\b([a-z_]\w*)(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s*)?` +
    String.raw`\((?=\s*(?:select|insert|update|delete|values|with)\b)`,
  'gi',
);

function ownNamesOf(sql: string): Set<string> {
  return new Set([...sql.matchAll(ownName)].map((match) => (match[1] ?? '').toLowerCase()));
}

/** A table without its schema is found by the search path, which no rule and no reader can see. */
export function nakedTables(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const file of files) {
    const isOurs = /^server\/(?:src|db\/migrations)\//.test(file.path);
    if (!isOurs || isTest(file.path)) continue;
    for (const { text, line } of sqlTextsOf(file)) {
      const sql = bareSql(text);
      const own = ownNamesOf(sql);
      for (const match of sql.matchAll(beforeTable)) {
        const table = (match[1] ?? '').toLowerCase();
        if (own.has(table) || notTables.has(table) || table.startsWith('pg_')) continue;
        if (elsewhere.test(sql.slice(0, match.index))) continue;
        const at = line + lineAt(sql, match.index) - 1;
        found.push(finding(file.path, at, `${table} has no schema`, `write <schema>.${table}`));
      }
    }
  }
  return found;
}
