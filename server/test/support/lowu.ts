import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { entry } from '../../bin/entry.js';

const main = entry();

export interface LowuOptions {
  readonly home: string;
  /** Added to an environment that has next to nothing. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The user to run as, where we are root. */
  readonly uid?: number | undefined;
  /** The room a file may take, in blocks of 512 bytes; what is longer is refused by the system. */
  readonly fileBlocks?: number;
}

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing that means anything to us: where programs are, and what Node has made of TypeScript. */
export function bareEnvironment(uid?: number): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE: ours } = process.env;
  if (!ours) return { PATH };
  if (uid === undefined) return { PATH, NODE_COMPILE_CACHE: ours };
  // Another user may not write into ours; a server without any spends a second more on its start.
  const theirs = `${ours}-${uid}`;
  mkdirSync(theirs, { recursive: true, mode: 0o700 });
  chownSync(theirs, uid, uid);
  return { PATH, NODE_COMPILE_CACHE: theirs };
}

/** Starts the command line as a process of its own, whose output is no terminal. */
export function spawnLowu(
  words: readonly string[],
  { home, environment = {}, uid, fileBlocks }: LowuOptions,
): ChildProcessWithoutNullStreams {
  const command = [process.execPath, main, ...words];
  const [program = '', ...given] =
    fileBlocks === undefined
      ? command
      : ['/bin/sh', '-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`, ...command];
  return spawn(program, given, {
    cwd: os.tmpdir(),
    env: { ...bareEnvironment(uid), LOWU_HOME: home, PORT: '0', ...environment },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** Runs a command to its end. */
export async function lowu(words: readonly string[], options: LowuOptions): Promise<Said> {
  const child = spawnLowu(words, options);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** A folder for a home in it, away when the test has ended. */
export function freshFolder(t: { after(work: () => void): void }): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
