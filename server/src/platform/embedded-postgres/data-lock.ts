import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Fault } from '#base';

/**
 * A process id comes round again, in a container with every start; together with the tick it
 * started at it does not (proc(5), stat 22). Undefined when there is none, or no /proc.
 */
export function identityOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

export interface DataLock {
  /** Whether a Lowu held it before us and ended without letting go. */
  readonly wasAbandoned: boolean;
  release(): void;
}

/**
 * Says who uses a data folder, so that a second start gets a sentence and not a database's log.
 * That two servers never share a cluster is held by PostgreSQL's own postmaster.pid as well.
 */
export function lockData(dataDir: string): DataLock {
  const file = path.join(dataDir, 'in-use-by');
  for (let wasAbandoned = false; ; wasAbandoned = true) {
    try {
      writeFileSync(file, identityOf(process.pid) ?? `${process.pid}`, { flag: 'wx' });
      return { wasAbandoned, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readFileSync(file, 'utf8');
    const pid = Number.parseInt(holder, 10);
    if (identityOf(pid) === holder) {
      throw new Fault(
        `another Lowu (process ${pid}) uses the data in ${dataDir}: stop it, or set LOWU_HOME to another folder`,
      );
    }
    rmSync(file, { force: true });
  }
}

/** The server that runs on this cluster now. Every PostgreSQL works inside its data folder. */
function serverOn(clusterFolder: string): number | undefined {
  try {
    const pid = Number.parseInt(
      readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8'),
      10,
    );
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has just ended, which is all we want.
  }
}

const patienceMs = 20_000;

/**
 * Makes sure that no server is left on the cluster. One whose Lowu was killed is just ending, and
 * is waited for; a stale postmaster.pid whose number now belongs to another process would keep
 * PostgreSQL from starting, and is removed.
 */
export async function clearCluster(clusterFolder: string, wasAbandoned: boolean): Promise<void> {
  const pid = serverOn(clusterFolder);
  if (pid === undefined) {
    rmSync(path.join(clusterFolder, 'postmaster.pid'), { force: true });
    return;
  }
  if (wasAbandoned) {
    interrupt(pid);
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
      if (serverOn(clusterFolder) === undefined) return;
      await delay(50);
    }
  }
  throw new Fault(
    `a PostgreSQL (process ${pid}) that this Lowu did not start runs on ${clusterFolder}: stop it first`,
  );
}
