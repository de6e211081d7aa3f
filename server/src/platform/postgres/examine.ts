import pg from 'pg';
import { withOptions } from './options.ts';

/** What a database says of itself and of the user we come as. */
export interface DatabaseFacts {
  readonly version: string;
  /** 150004 for 15.4 (PostgreSQL documentation, server_version_num). */
  readonly versionNumber: number;
  readonly encoding: string;
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly synchronousCommit: string;
  /** How many sessions there may be of users like ours. */
  readonly mostSessions: number;
  /** The database machine's own clock. */
  readonly nowMs: number;
  readonly user: string;
  readonly database: string;
  /** Whether our user may make schemas, as migrations do. */
  readonly mayMigrate: boolean;
  /** Tables of these schemas that our user may not read. */
  readonly closedTables: readonly string[];
}

const questions = `
  select current_setting('server_version') as "version",
    current_setting('server_version_num')::int as "versionNumber",
    current_setting('server_encoding') as "encoding",
    current_setting('fsync') as "fsync",
    current_setting('full_page_writes') as "fullPageWrites",
    current_setting('synchronous_commit') as "synchronousCommit",
    current_setting('max_connections')::int
      - current_setting('superuser_reserved_connections')::int as "mostSessions",
    extract(epoch from clock_timestamp())::float8 * 1000 as "nowMs",
    current_user as "user",
    current_database() as "database",
    has_database_privilege(current_database(), 'create') as "mayMigrate",
    array(
      select n.nspname || '.' || c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any ($1) and c.relkind in ('r', 'p')
        and not (
          has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
        )
      order by 1
    ) as "closedTables"`;

const patienceMs = 5_000;

/** Connects once, asks, and changes nothing. `schemas` are those whose tables we need. */
export async function examineDatabase(
  url: string,
  schemas: readonly string[],
): Promise<DatabaseFacts> {
  const client = new pg.Client({
    connectionString: withOptions(url, '-c default_transaction_read_only=on'),
    application_name: 'lowu doctor',
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  await client.connect();
  try {
    const { rows } = await client.query<DatabaseFacts>(questions, [schemas]);
    const [facts] = rows;
    if (!facts) throw new Error('the database answered a question about itself with nothing');
    return facts;
  } finally {
    await client.end();
  }
}
