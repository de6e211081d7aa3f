import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type SourceFile, sourceFile } from './source.ts';

/** The root of the repository, four folders up from here. */
export const root = path.resolve(import.meta.dirname, '../../../..');

/** What installs, builds and running leave behind; the same list as in .gitignore. */
const leftovers = new Set(['node_modules', '.git', '.lowu', 'dist']);
const binary = /\.(?:png|jpg|webp|ico|woff2|ttf|pdf|gz|br)$/;

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (leftovers.has(entry.name) || entry.name.endsWith('.log')) continue;
    const inner = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(inner);
    // A git worktree has a file called .git; links are left alone.
    else if (entry.isFile()) yield inner;
  }
}

function read(name: string): SourceFile {
  const absolute = path.join(root, name);
  if (binary.test(name)) return { path: name, text: '', bytes: statSync(absolute).size };
  return sourceFile(name, readFileSync(absolute, 'utf8'));
}

let files: readonly SourceFile[] | undefined;

/**
 * Every file of the repository. Walks the disk rather than asking git, which a user may not have.
 */
export function repository(): readonly SourceFile[] {
  files ??= [...walk('')].sort().map(read);
  return files;
}

/** The text of one file, or undefined where it does not exist. */
export function textOf(files: readonly SourceFile[], name: string): string | undefined {
  return files.find((file) => file.path === name)?.text;
}
