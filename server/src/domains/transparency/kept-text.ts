import { readFileSync } from 'node:fs';

/** The text of a file; undefined where there is none. */
export function textOfKept(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
