import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wrapComments } from './format/wrap-comments.ts';

const root = path.resolve(import.meta.dirname, '..');
const elsewhere = new Set(['node_modules', 'dist', '.lowu', '.git']);

/**
 * Writes the format: comments first, then what Biome does. SQL only where it is named, because a
 * migration that was applied is never changed again, not even a comment of it.
 */
function format(given: readonly string[]): number {
  const patterns = given.length > 0 ? [...given] : ['**/*.{ts,tsx,js}'];
  const found = globSync(patterns, {
    cwd: root,
    exclude: (name) => elsewhere.has(path.basename(name)),
  });
  for (const file of found.filter((name) => /\.(?:tsx?|js|sql)$/.test(name))) {
    const absolute = path.join(root, file);
    const text = readFileSync(absolute, 'utf8');
    const wrapped = wrapComments(file, text);
    if (wrapped !== text) writeFileSync(absolute, wrapped);
  }
  const rest = given.filter((name) => !name.endsWith('.sql'));
  if (given.length > 0 && rest.length === 0) return 0;
  const biome = path.join(root, 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['format', '--write', ...rest], { cwd: root, stdio: 'inherit' });
  return run.status ?? 1;
}

process.exitCode = format(process.argv.slice(2));
