import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder itself, or the nearest one above it that is there: where it would be made, as far as
 * we can see.
 */
export function nearestFolder(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (isFolder(at) || at === path.dirname(at)) return at;
  }
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    // Not there, or behind a folder that is closed to us, which is then the one to name.
    return false;
  }
}

/** Whether we may read, write and enter it. */
export function mayUse(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
