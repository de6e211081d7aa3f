import { readFileSync } from 'node:fs';
import { connected } from './connected.ts';
import { withOptions } from './options.ts';
import { type Statement, statement } from './statements.ts';

/**
 * What the server works as: it may not change what is immutable. A group, nobody signs in as it.
 */
const role = 'lowu_app';

/** Whether whoever is connected may work as the role, if there is one. */
const canTake = `coalesce((
    select pg_has_role(oid, case when current_setting('server_version_num')::int < 160000
      then 'member' else 'set' end)
    from pg_roles where rolname = '${role}'
  ), false)`;

/** Who may not make roles does without: the grants then bind the owner itself. */
const makeRole = `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role ${role} nologin;
    end if;
    if not ${canTake} then
      execute format('grant ${role} to %I', current_user);
    end if;
  exception when insufficient_privilege or unique_violation or duplicate_object then null;
  end $$`;

const ourSchemas = `select string_agg(quote_ident(nspname), ', ') as schemas from pg_namespace
  where nspname not in ('information_schema', 'public', 'graphile_worker')
    and nspname not like 'pg\\_%'`;

/** A role that is there and not ours is somebody else's: it gets nothing. */
const readGrantee = `select case when ${canTake} then '${role}' else quote_ident(current_user) end
  as grantee`;

/**
 * Gives the role of the server what a file of grants says, and nothing else; makes the role if need
 * be. Where there is no role and none may be made, the owner takes the rights from itself: it can
 * still give them back, but no statement of the server changes what is immutable.
 */
export function grantPrivileges(url: string, file: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query(makeRole);
    await client.query('begin');
    const found = await client.query<{ schemas: string }>(ourSchemas);
    const told = await client.query<{ grantee: string }>(readGrantee);
    const [{ schemas } = { schemas: '' }] = found.rows;
    const [{ grantee } = { grantee: role }] = told.rows;
    await client.query(`revoke all on all tables in schema ${schemas} from ${grantee}`);
    await client.query(`grant usage on schema ${schemas} to ${grantee}`);
    await client.query(`grant select on all tables in schema ${schemas} to ${grantee}`);
    await client.query(readFileSync(file, 'utf8').replaceAll(role, grantee));
    await client.query('commit');
  });
}

/** The way to a database for whoever works there, and does not own it: as the role, if it may. */
export async function serverUrl(url: string): Promise<string> {
  const isRole = await connected(url, async (client) => {
    const { rows } = await client.query<{ is: boolean }>(`select ${canTake} as is`);
    return rows[0]?.is ?? false;
  });
  return isRole ? withOptions(url, `-c role=${role}`) : url;
}

/** Answers whether a row that is never changed could be: then only our code defends the books. */
export const readIsUnguarded: Statement<{ isUnguarded: boolean }> = statement(
  'read privileges',
  `select has_table_privilege('platform.request', 'update, delete, truncate') as is_unguarded`,
);
