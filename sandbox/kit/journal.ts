import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What is kept: the newest value of each (kind, id). */
export interface Entry {
  kind: string;
  id: string;
  value: unknown;
}

export interface Journal {
  entries: Entry[];
  append(entry: Entry): void;
  close(): void;
}

/**
 * Opens a file of JSON lines in which the last line of a (kind, id) wins. Lines are written
 * synchronously, so what a caller was answered is in the file when the process is killed; a power
 * cut may lose the end, which a sandbox can bear. Opening rewrites the file without old versions.
 */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const entries = existsSync(file) ? newestOf(readFileSync(file, 'utf8')) : [];
  writeFileSync(`${file}.new`, entries.map(toLine).join(''));
  renameSync(`${file}.new`, file);
  const descriptor = openSync(file, 'a');
  return {
    entries,
    append: (entry) => {
      writeSync(descriptor, toLine(entry));
    },
    close: () => closeSync(descriptor),
  };
}

function newestOf(text: string): Entry[] {
  const newest = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const entry = fromLine(line);
    if (entry === undefined) continue;
    const key = `${entry.kind} ${entry.id}`;
    newest.delete(key);
    newest.set(key, entry);
  }
  return [...newest.values()];
}

/** A kill in the middle of a write leaves half a line, which never was answered to anybody. */
function fromLine(line: string): Entry | undefined {
  if (line === '') return undefined;
  try {
    const entry: Entry = JSON.parse(line);
    return entry;
  } catch {
    return undefined;
  }
}

function toLine(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}
