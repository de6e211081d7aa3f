import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const debian = '/usr/lib/postgresql';

/** pgbench from the PATH or from Debian's folders, the newest first; undefined without one. */
export function findPgbench(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newest = versions.sort((one, other) => Number(other) - Number(one));
  const folders = [...onPath, ...newest.map((version) => path.join(debian, version, 'bin'))];
  return folders
    .map((folder) => path.join(folder, 'pgbench'))
    .find((file) => existsSync(file) && spawnSync(file, ['--version']).status === 0);
}

/** The yardstick: PostgreSQL's own bank, on the same server, between our own rounds. */
export interface Tpcb {
  /** Transactions a second, and their mean latency in milliseconds. */
  round(): Promise<{ readonly perSecond: number; readonly meanMs: number }>;
}

export async function openTpcb(
  pgbench: string,
  url: string,
  { scale, seconds }: { readonly scale: number; readonly seconds: number },
): Promise<Tpcb> {
  await run(pgbench, ['--initialize', '--quiet', '--scale', String(scale), url]);
  const usual = '-n -b tpcb-like -M prepared -c 16 -j 2'.split(' ');
  // It counts in whole seconds; a round that is shorter than one is given in transactions.
  const length = seconds < 1 ? ['-t', '10'] : ['-T', String(Math.round(seconds))];
  return {
    async round() {
      const printed = await run(pgbench, [...usual, ...length, url]);
      return { perSecond: numberIn(printed, /^tps = ([\d.]+)/m), meanMs: latencyIn(printed) };
    },
  };
}

function latencyIn(printed: string): number {
  return numberIn(printed, /^latency average = ([\d.]+) ms/m);
}

function numberIn(printed: string, pattern: RegExp): number {
  const found = Number(pattern.exec(printed)?.[1]);
  if (!(found > 0)) throw new Error(`pgbench said nothing of use:\n${printed}`);
  return found;
}

async function run(program: string, given: readonly string[]): Promise<string> {
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`pgbench ended with ${code}: ${complaint}`);
  return printed;
}
