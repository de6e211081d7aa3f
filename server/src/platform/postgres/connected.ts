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
