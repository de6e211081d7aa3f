import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { entry, packedFolder, packedFrom, sourcesNow } from '../server/bin/entry.js';

/**
 * Packs the server into a few files when its sources are others than those it was packed from. What
 * runs from it is the same, file by file; it begins in a third of the time.
 */

const root = path.resolve(import.meta.dirname, '..');
const packed = path.join(root, packedFolder);
const workshop = path.join(root, 'node_modules/.cache');

/** Packages of hundreds of small files, without anything that looks for its own place. */
const packedAlong = ['typebox', 'jose', 'libphonenumber-js', 'semver'];

/** What a file finds beside itself is found beside it still, and not beside the packed one. */
const ownPlace: Plugin = {
  name: 'own-place',
  transform(code, id) {
    if (!id.startsWith(path.join(root, 'server/src/')) || !code.includes('import.meta.')) return;
    const from = path.relative(packed, id);
    const url = `new URL(${JSON.stringify(from)}, import.meta.url)`;
    return { code: code.replaceAll('import.meta.url', `${url}.href`), map: null };
  },
};

async function pack(sources: string): Promise<void> {
  mkdirSync(workshop, { recursive: true });
  const fresh = path.join(workshop, `server.${process.pid}`);
  const old = `${fresh}.old`;
  await build({
    root: path.join(root, 'server'),
    configFile: false,
    logLevel: 'error',
    plugins: [ownPlace],
    ssr: { noExternal: packedAlong },
    build: {
      ssr: path.join(root, 'server/src/main.ts'),
      outDir: fresh,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      // All beside each other, where `ownPlace` takes them to be.
      rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
    },
  });
  writeFileSync(path.join(fresh, packedFrom), `${JSON.stringify({ sources })}\n`);
  if (existsSync(packed)) renameSync(packed, old);
  renameSync(fresh, packed);
  rmSync(old, { recursive: true, force: true });
}

/** Packs where that is needed; what `lowu` starts is then the packed server. */
export async function packServer(): Promise<void> {
  // Before it is read: what changes meanwhile must not count as packed.
  const sources = sourcesNow();
  if (!entry().startsWith(packed)) await pack(sources);
}

if (import.meta.main) await packServer();
