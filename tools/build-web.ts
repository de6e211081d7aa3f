import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Builds the screens when what they are made of has changed since, and only then: `npm start` and
 * the browser tests call it every time. Compared by content, because a checkout gives every file a
 * new date.
 */

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'web/dist');
const workshop = path.join(root, 'node_modules/.cache');
const stamp = path.join(dist, 'built-from.json');
const sources = ['web', 'contract/src', 'package-lock.json'];
const notSources = /(?:^|\/)(?:dist|node_modules|testing)(?:\/|$)|\.test\.ts$|\.md$/;

function filesBelow(name: string): string[] {
  const entries = readdirSync(path.join(root, name), { withFileTypes: true });
  return entries
    .map((entry) => ({ entry, inner: `${name}/${entry.name}` }))
    .filter(({ inner }) => !notSources.test(inner))
    .flatMap(({ entry, inner }) => (entry.isDirectory() ? filesBelow(inner) : [inner]));
}

/** A hash of everything that the screens are built from. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((name) => (name.includes('.') ? [name] : filesBelow(name)));
  for (const file of files.sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function builtFrom(): string | undefined {
  if (!existsSync(stamp)) return undefined;
  return (JSON.parse(readFileSync(stamp, 'utf8')) as { sources?: string }).sources;
}

/**
 * Builds apart from the old build and changes over at the end, so that a server can go on serving.
 * Apart from all that is ours, too: whoever reads the whole house meanwhile must not meet half of
 * it.
 */
function build(hash: string): void {
  mkdirSync(workshop, { recursive: true });
  const fresh = path.join(workshop, `screens.${process.pid}`);
  const old = `${fresh}.old`;
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const run = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, WEB_DIST: fresh, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The screens could not be built.\n${run.stdout}${run.stderr}`);
  }
  writeFileSync(path.join(fresh, 'built-from.json'), `${JSON.stringify({ sources: hash })}\n`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/** The folder of the built screens, built anew where that is needed. */
export function builtScreens(): string {
  const hash = sourceHash();
  if (builtFrom() !== hash) build(hash);
  return dist;
}

if (import.meta.main) builtScreens();
