import { spawnSync } from 'node:child_process';
import { lchownSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Fault } from '#base';

/** Whom PostgreSQL runs as; empty for whoever we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** The user called nobody exists on every Linux, and PostgreSQL refuses to run as root. */
const nobody = 65_534;

/**
 * Root hands over to the owner of the data, or to nobody when there is none yet. Anybody else must
 * own the data, because PostgreSQL opens no other.
 */
export function chooseRunAs(clusterFolder: string | undefined): RunAs {
  const owner =
    clusterFolder === undefined
      ? undefined
      : statSync(path.join(clusterFolder, 'PG_VERSION'), { throwIfNoEntry: false });
  const uid = process.getuid?.() ?? -1;
  if (uid === 0) return { uid: owner?.uid || nobody, gid: owner?.gid || nobody };
  if (owner && owner.uid !== uid) {
    throw new Fault(
      `the data in ${clusterFolder} belongs to user ${owner.uid} and Lowu runs as user ${uid}: start it as that user or as root, or set LOWU_HOME to another folder`,
    );
  }
  return {};
}

/** Gives one entry of a folder to that user. Never follows a link. */
export function handOver(entry: string, { uid, gid }: RunAs): void {
  if (uid !== undefined && gid !== undefined) lchownSync(entry, uid, gid);
}

/**
 * Takes a folder away as the user who owns what is in it. Root would follow a path that others can
 * change while it deletes.
 */
export function removeFolder(folder: string, runAs: RunAs): void {
  spawnSync('/bin/rm', ['-rf', '--', folder], { ...runAs, cwd: '/' });
  try {
    rmdirSync(folder);
  } catch {
    // It has gone, or somebody put a thing of theirs into it.
  }
}
