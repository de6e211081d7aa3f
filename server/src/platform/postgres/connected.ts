import pg from 'pg';

/** One connection for work that is done rarely and by itself, such as a migration. */
export async function connected<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'lowu migrate' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same in one transaction, which is taken back whole if `work` throws. */
export function asOwner<Result>(
  url: string,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  return connected(url, async (owner) => {
    await owner.query('begin');
    const result = await work(owner);
    await owner.query('commit');
    return result;
  });
}

/** A connection of the schema's owner, for what the server's own role may not do. */
export type Owner = pg.Client;
