import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Plugin, type Rolldown, transformWithOxc } from 'vite';

/** `^/top-ups/[^/]+$` for `/top-ups/{topup}`. */
export function pagePattern(page: string): string {
  return `^${page.replaceAll(/\{\w+\}/g, '[^/]+')}$`;
}

/** The chunks that a page can come to need, and the styles that belong to them. */
function reachable(bundle: Rolldown.OutputBundle, entry: string): Set<string> {
  const files = new Set<string>();
  const waiting = [entry];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const chunk = bundle[next];
    if (files.has(next) || chunk?.type !== 'chunk') continue;
    files.add(next);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    waiting.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return files;
}

function entryOf(bundle: Rolldown.OutputBundle, document: string): string {
  const entry = Object.values(bundle).find(
    (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId === document,
  );
  if (!entry) throw new Error(`${document} was not built`);
  return entry.fileName;
}

/** What a browser compares a file with before it gives it to anybody. */
function integrityOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
}

/** A screen that opens without a network. */
export interface Shell {
  /** The name of its service worker. */
  readonly worker: string;
  /** What the names of its caches begin with. */
  readonly prefix: string;
  readonly page: string;
  /** The document is kept under this address. */
  readonly home: string;
  readonly addresses: readonly string[];
  readonly publicFiles: readonly string[];
}

/**
 * Writes the service worker of each screen with the list of what belongs to its shell, as it was
 * written to `folder`.
 */
export function shellPlugin(root: string, folder: string, shells: readonly Shell[]): Plugin {
  return {
    name: 'lowu:shell',
    apply: 'build',
    async writeBundle(_, bundle) {
      for (const shell of shells) {
        writeFileSync(path.join(folder, shell.worker), await workerOf(root, folder, bundle, shell));
      }
    },
  };
}

async function workerOf(
  root: string,
  folder: string,
  bundle: Rolldown.OutputBundle,
  { page, prefix, home, addresses, publicFiles }: Shell,
): Promise<string> {
  const entry = entryOf(bundle, path.join(root, page));
  const names = [...reachable(bundle, entry)].sort().map((name) => `/${name}`);
  const kept = [...names, ...publicFiles].map((name) => [name, name] as const);
  const places = [...kept, [home, page] as const];
  const files = Object.fromEntries(
    places.map(([address, name]) => [address, integrityOf(path.join(folder, name))]),
  );
  const file = path.join(import.meta.dirname, '../app/service-worker.ts');
  const source = readFileSync(file, 'utf8');
  const pages = addresses.map(pagePattern);
  const hash = createHash('sha256').update(JSON.stringify([files, pages, source]));
  const version = hash.digest('hex').slice(0, 16);
  const shell = { version, prefix, document: home, files, pages };
  const { code } = await transformWithOxc(source, file, { sourcemap: false });
  return code
    .replace('SHELL_LIST;', () => `${JSON.stringify(shell)};`)
    .replace(/^export \{\};$/m, '');
}
