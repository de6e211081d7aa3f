import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '#platform/log';
import { completeBinaries, findBinaries } from './binaries.ts';
import { inheritedFolder, makeCluster } from './cluster.ts';
import { clearCluster, type DataLock, lockData } from './data-lock.ts';
import { makePrivateFolder } from './private-folder.ts';
import { chooseRunAs, type RunAs, removeFolder } from './run-as.ts';
import { startServer } from './server-process.ts';
import { sharedBuffers } from './shared-buffers.ts';

export interface EmbeddedPostgresOptions {
  /** Where the data is kept. Without it the data is gone when the server stops: for tests. */
  readonly dataDir?: string;
  readonly log: Log;
  /** PostgreSQL's own parameters, over ours. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Where PostgreSQL's `bin` and `lib` are, if not where npm installed them. */
  readonly binaries?: string;
}

export interface EmbeddedPostgres {
  /** For `pg` and for `psql` alike; the user may do everything. */
  readonly url: string;
  /** Ends sessions, writes everything out and waits until the server has gone. */
  stop(): Promise<void>;
}

/** Sized for a demo on a small machine: everything else is as PostgreSQL ships it. */
const demoParameters = {
  listen_addresses: '',
  shared_buffers: sharedBuffers(),
  max_wal_size: '4GB',
  max_connections: '100',
  jit: 'off',
  // An error is the client's to log, and its text may hold a phone number.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/**
 * Starts the PostgreSQL that came from npm, as an ordinary user or as root, and returns when it
 * answers. It ends with this process, also when this process is killed.
 *
 * @throws Fault with a sentence for the operator: no binaries, data in use, data of another user or
 * version.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  if (options.dataDir === undefined) return start(options);
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockData(dataDir);
  try {
    return await start(options, { dataDir, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start(
  options: EmbeddedPostgresOptions,
  kept?: { readonly dataDir: string; readonly lock: DataLock },
): Promise<EmbeddedPostgres> {
  const installed = options.binaries ?? findBinaries();
  completeBinaries(installed);
  const runAs = chooseRunAs(kept && path.join(kept.dataDir, 'cluster'));
  const own = makePrivateFolder(installed, runAs);
  const clusterFolder = path.join(kept?.dataDir ?? own.path, 'cluster');
  try {
    makeCluster(own.native, clusterFolder, runAs);
    await clearCluster(clusterFolder, kept?.lock.wasAbandoned ?? false);
    const folder = openSync(clusterFolder, 'r');
    try {
      const parameters = {
        ...demoParameters,
        wal_compression: walCompression(own.native, folder, runAs),
        ...options.parameters,
        unix_socket_directories: own.path,
      };
      const server = await startServer({ ...own, folder, runAs, parameters, log: options.log });
      return {
        url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(own.path)}`,
        stop: async () => {
          await server.stop();
          removeFolder(own.path, runAs);
          kept?.lock.release();
        },
      };
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    removeFolder(own.path, runAs);
    throw error;
  }
}

/**
 * A build without lz4 refuses to start with it, and pglz costs more time than the bytes are worth.
 */
function walCompression(native: string, folder: number, runAs: RunAs): 'lz4' | 'off' {
  const question = ['-D', inheritedFolder, '-c', 'wal_compression=lz4', '-C', 'wal_compression'];
  const { status } = spawnSync(path.join(native, 'bin/postgres'), question, {
    ...runAs,
    cwd: '/',
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', folder],
  });
  return status === 0 ? 'lz4' : 'off';
}
