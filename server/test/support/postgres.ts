import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '#platform/embedded-postgres';
import { silentLog } from '#platform/log';

export type TestPostgres = EmbeddedPostgres;

/**
 * A PostgreSQL for one run of the tests; its data goes when it stops or when this process ends. It
 * writes nothing through to the disk: tests kill processes, never the machine.
 *
 * Whoever runs many test processes starts one, and tells it to them in LOWU_TEST_POSTGRES_URL;
 * without that, each process that needs a database starts its own, which costs it a second.
 */
export function startTestPostgres(
  other: Pick<EmbeddedPostgresOptions, 'binaries'> = {},
): Promise<TestPostgres> {
  return startEmbeddedPostgres({
    ...other,
    log: silentLog,
    parameters: {
      fsync: 'off',
      full_page_writes: 'off',
      // Nobody reads its log: there is no replica, and it never recovers.
      wal_level: 'minimal',
      max_wal_senders: '0',
      // The data may lie in memory, where what has been written through is only in the way.
      max_wal_size: '512MB',
      shared_buffers: '128MB',
      max_connections: '200',
    },
  });
}

let own: Promise<TestPostgres> | undefined;

/** The server of this run, as a URL of its maintenance database. */
export async function testPostgresUrl(): Promise<string> {
  const given = process.env['LOWU_TEST_POSTGRES_URL'];
  if (given) return given;
  own ??= startTestPostgres();
  return (await own).url;
}
