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

/** The newest value of each id of one kind, in memory, with every change in the journal's file. */
export interface Table<Value> {
  get(id: string): Value | undefined;
  put(id: string, value: Value): void;
  remove(id: string): void;
  values(): IterableIterator<Value>;
}

export interface Journal {
  /** Call it once per kind: two tables of one kind would not see each other's changes. */
  table<Value>(kind: string): Table<Value>;
  close(): void;
}

interface Line<Value> {
  kind: string;
  id: string;
  /** Absent in the line that removes the id. */
  value?: Value;
}

/**
 * Opens a file of JSON lines in which the last line of a (kind, id) wins. Lines are written
 * synchronously, so what a caller was answered is in the file when the process is killed; a power
 * cut may lose the end, which a sandbox can bear. Opening rewrites the file without old versions.
 */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? newestOf(readFileSync(file, 'utf8')) : [];
  writeFileSync(`${file}.new`, lines.map((line) => `${line}\n`).join(''));
  renameSync(`${file}.new`, file);
  const descriptor = openSync(file, 'a');
  const append = (line: Line<unknown>): void => {
    writeSync(descriptor, `${JSON.stringify(line)}\n`);
  };
  return {
    table: <Value>(kind: string) => openTable<Value>(kind, lines, append),
    close: () => closeSync(descriptor),
  };
}

function openTable<Value>(
  kind: string,
  lines: readonly string[],
  append: (line: Line<unknown>) => void,
): Table<Value> {
  const values = new Map<string, Value>();
  for (const text of lines) {
    const line: Line<Value> = JSON.parse(text);
    if (line.kind === kind && line.value !== undefined) values.set(line.id, line.value);
  }
  return {
    get: (id) => values.get(id),
    put(id, value) {
      append({ kind, id, value });
      values.set(id, value);
    },
    remove(id) {
      append({ kind, id });
      values.delete(id);
    },
    values: () => values.values(),
  };
}

/** Keeps the order in which the ids first appeared. */
function newestOf(text: string): string[] {
  const newest = new Map<string, string>();
  for (const line of text.split('\n')) {
    const entry = parseLine(line);
    if (entry === undefined) continue;
    const key = `${entry.kind} ${entry.id}`;
    if (entry.value === undefined) newest.delete(key);
    else newest.set(key, line);
  }
  return [...newest.values()];
}

/** A kill in the middle of a write leaves half a line, which never was answered to anybody. */
function parseLine(line: string): Line<unknown> | undefined {
  if (line === '') return undefined;
  try {
    const entry: Line<unknown> = JSON.parse(line);
    return entry;
  } catch {
    return undefined;
  }
}
