import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { newKeyText } from '#platform/secrets';
import { EnvironmentProblem } from './environment-problem.ts';
import type { Environment } from './settings.ts';

/** What lies in the home folder, and where. */
export interface Home {
  readonly folder: string;
  readonly postgres: string;
  readonly sandbox: string;
  /** The pace of the one clock; the sandbox's programs read it too. */
  readonly clock: string;
  /** What `lowu status` tells. */
  readonly status: string;
  readonly keys: string;
}

export function openHome({ home: folder }: Pick<Environment, 'home'>): Home {
  makeFolder(folder);
  return homeAt(folder);
}

/** Step by step: Node's own recursive mkdir never returns where a system's folder takes none. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}

/** Where everything would lie; makes nothing. */
export function homeAt(folder: string): Home {
  return {
    folder,
    postgres: path.join(folder, 'postgres'),
    sandbox: path.join(folder, 'sandbox'),
    clock: path.join(folder, 'clock.json'),
    status: path.join(folder, 'status.json'),
    keys: path.join(folder, 'master.keys'),
  };
}

/** The keys that seal columns. */
export interface MasterKeys {
  readonly text: string;
  /** Made just now and kept nowhere yet: they can only be right where nothing is sealed. */
  readonly areNew: boolean;
}

/** Those of the environment, or of the home, or new ones. Nothing is written down. */
export function findKeys(home: Home, { masterKeys: given }: Environment): MasterKeys {
  const kept = given ?? readIfThere(home.keys)?.trim();
  return { text: kept ?? newKeyText(), areNew: kept === undefined };
}

/** Keeps new keys in the home, readable to us only. Of two processes one keeps its own. */
export function keepKeys(home: Home, { text, areNew }: MasterKeys): void {
  if (areNew) {
    const draft = `${home.keys}.${process.pid}`;
    try {
      writeFileSync(draft, text, { mode: 0o600 });
      linkSync(draft, home.keys);
    } catch (error) {
      if (!existsSync(home.keys)) throw error;
      throw new EnvironmentProblem(`${home.keys} was made meanwhile: run this again`);
    } finally {
      rmSync(draft, { force: true });
    }
  }
  if (existsSync(home.keys)) chmodSync(home.keys, 0o600);
}

/** The text of a file, or undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file whole or not at all, so that a crash or a full disk leaves the old one. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
