import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Fault } from '#base';
import type { Log } from '#platform/log';
import { inheritedFolder } from './cluster.ts';
import { failure } from './failure.ts';
import type { RunAs } from './run-as.ts';

export interface ServerOptions {
  readonly path: string;
  readonly native: string;
  /** An open descriptor of the cluster's folder. */
  readonly folder: number;
  readonly runAs: RunAs;
  readonly parameters: Readonly<Record<string, string>>;
  readonly log: Log;
}

/**
 * The shell's standard input is a pipe that only our process holds open. When we end, even by kill
 * -9, the kernel closes it, cat ends, and PostgreSQL gets its order to stop. $0 is the private
 * folder.
 */
const watchman = `
  "$@" 2>&1 </dev/null &
  server=$!
  exec >/dev/null 2>&1
  cat
  kill -INT $server
  wait $server
  status=$?
  rm -rf "$0"
  exit $status`;

const startTimeoutMs = 300_000;
const stopTimeoutMs = 60_000;
const keptLines = 20;

/** Runs a server and returns once it accepts connections. */
export async function startServer(options: ServerOptions): Promise<{ stop(): Promise<void> }> {
  const flags = Object.entries(options.parameters).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const postgres = path.join(options.native, 'bin/postgres');
  const shell = ['-c', watchman, options.path, postgres, '-D', inheritedFolder, ...flags];
  const child = spawn('/bin/sh', shell, {
    ...options.runAs,
    cwd: '/',
    env: { LC_ALL: 'C' },
    // A session of its own: Ctrl-C is for us, and we stop the database after everything that uses
    // it.
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore', options.folder],
  });
  let isStopping = false;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await end(child);
  };
  try {
    await untilReady(child, options.log, () => isStopping);
  } catch (error) {
    await stop();
    throw error;
  }
  letGo(child);
  return { stop };
}

/** The first line that says the server is up; a refusal to start ends its output instead. */
function untilReady(child: ChildProcess, log: Log, isStopping: () => boolean): Promise<void> {
  const lines: string[] = [];
  let isReady = false;
  const { stdout } = child;
  if (!stdout) throw new Fault('a shell without output');
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(failed(lines)), startTimeoutMs);
    child.once('error', reject);
    createInterface({ input: stdout })
      .on('line', (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        const isGrave = / (FATAL|PANIC): /.test(line);
        log[isGrave ? 'warn' : 'debug']('PostgreSQL', { line });
        if (!line.includes('ready to accept connections')) return;
        isReady = true;
        clearTimeout(patience);
        resolve();
      })
      .on('close', () => {
        clearTimeout(patience);
        reject(failed(lines));
        if (isReady && !isStopping()) log.error('PostgreSQL ended by itself', { lines });
      });
  });
}

function failed(lines: readonly string[]): Error {
  return failure('PostgreSQL did not start', lines.join(' | ') || 'it said nothing');
}

/** The database must not keep a process alive that has nothing else to do. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as Socket | null)?.unref();
}

async function end(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  child.ref();
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await once(child, 'exit', { signal: AbortSignal.timeout(stopTimeoutMs) }).catch((error) => {
    throw new Fault('PostgreSQL did not stop within a minute', { cause: error });
  });
}
