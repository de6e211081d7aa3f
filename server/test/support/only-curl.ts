import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

function isThere(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Pastes lines into a plain shell that finds curl and no other program; what it printed. */
export async function pasteWithCurl(
  lines: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const curl = folders.map((folder) => path.join(folder, 'curl')).find(isThere);
  if (curl === undefined) throw new Error('there is no curl');
  const folder = mkdtempSync(path.join(tmpdir(), 'only-curl-'));
  symlinkSync(curl, path.join(folder, 'curl'));
  const given = { env: { ...env, PATH: folder }, timeout: 60_000 };
  return (await run('/bin/sh', ['-euc', lines], given)).stdout;
}
