import pg from 'pg';
import type { Context } from '#platform/context';
import { ownerUrlOf } from './database.ts';

/** Changes something in a test's database as the owner of its schema, who may do everything. */
export async function asOwner(
  context: Context,
  sql: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const client = new pg.Client(ownerUrlOf(context));
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
