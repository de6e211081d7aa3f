import type { Room } from '../../../src/architecture.ts';
import { type Finding, finding, isTest, lineAt, type SourceFile } from './source.ts';
import { bareSql, insertedTablesOf, isSqlHome, type SqlText, sqlTextsOf } from './sql-text.ts';

/** SQL stands where the next reader looks for it, and a rule can read it. */
export function strayedSql(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => path.startsWith('server/') && !isTest(path) && !isSqlHome(path))
    .flatMap((file) =>
      [...sqlTextsOf(file), ...insertedTablesOf(file)].map(({ line }) =>
        finding(file.path, line, 'SQL outside a store', "move it to the folder's store.ts or sql/"),
      ),
    );
}

/** `auto-topups` is the schema `auto_topups`. */
function schemaOf(room: string): string {
  return room.replace(/^domains\//, '').replaceAll('-', '_');
}

const writing = /\b(?:insert\s+into|update|delete\s+from|truncate\s+table|alter\s+table)\s+$/i;

interface Mention {
  readonly schema: string;
  readonly table: string;
  readonly isWritten: boolean;
  readonly position: number;
}

/**
 * Every `schema.table` of a statement; whatever stands before the dot is looked up by the caller.
 */
function mentionsIn(sql: string): Mention[] {
  return [...sql.matchAll(/\b([a-z_][a-z0-9_]*)\.([a-z_][a-z0-9_]*)/gi)].map((match) => ({
    schema: (match[1] ?? '').toLowerCase(),
    table: (match[2] ?? '').toLowerCase(),
    isWritten: writing.test(sql.slice(0, match.index)),
    position: match.index,
  }));
}

function judge(mention: Mention, own: Room, owner: Room): [string, string] | undefined {
  const { schema, table, isWritten } = mention;
  if (owner === own) return undefined;
  const named = `${schema}.${table}`;
  if (isWritten) return [`writes ${named}`, `call a use case of #${schemaOf(owner.path)}`];
  if (!own.below.includes(owner)) {
    return [`reads ${named}, which stands above or beside it`, 'let the higher domain read both'];
  }
  if (table.endsWith('_view')) return undefined;
  return [`reads ${named}, a private table`, `read a view, ${schema}.…_view, or call its door`];
}

/** A domain's statements name its own schema, and of the domains below it only the views. */
export function foreignTables(files: readonly SourceFile[], rooms: readonly Room[]): Finding[] {
  const domains = rooms.filter(({ path }) => path.startsWith('domains/'));
  const bySchema = new Map(domains.map((room) => [schemaOf(room.path), room]));
  const found: Finding[] = [];
  for (const own of domains) {
    for (const file of files) {
      if (!file.path.startsWith(`server/src/${own.path}/`) || isTest(file.path)) continue;
      for (const { text, line } of [...sqlTextsOf(file), ...insertsOf(file)]) {
        const sql = bareSql(text);
        for (const mention of mentionsIn(sql)) {
          const owner = bySchema.get(mention.schema);
          const wrong = owner ? judge(mention, own, owner) : undefined;
          const at = line + lineAt(sql, mention.position) - 1;
          if (wrong) found.push(finding(file.path, at, ...wrong));
        }
      }
    }
  }
  return found;
}

function insertsOf(file: SourceFile): SqlText[] {
  return insertedTablesOf(file).map(({ text, line }) => ({ text: `insert into ${text}`, line }));
}
