import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appPages } from '@lowu/contract/app/pages';
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

/**
 * Writes the app's service worker with the list of what belongs to its shell. The document is kept
 * under the address of the first page.
 */
export function shellPlugin(root: string, publicFiles: readonly string[]): Plugin {
  return {
    name: 'lowu:shell',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const entry = entryOf(bundle, path.join(root, 'app/index.html'));
      const files = [...reachable(bundle, entry)].sort().map((name) => `/${name}`);
      const file = path.join(import.meta.dirname, '../app/service-worker.ts');
      const source = readFileSync(file, 'utf8');
      const pages = Object.values(appPages);
      const document = readFileSync(path.join(root, 'app/index.html'), 'utf8');
      const parts = [...files, ...pages, source, document];
      const hash = createHash('sha256').update(parts.join('\n'));
      const shell = {
        version: hash.digest('hex').slice(0, 16),
        document: appPages.home,
        files: [...files, ...publicFiles],
        pages: pages.map(pagePattern),
      };
      const { code } = await transformWithOxc(source, file, { sourcemap: false });
      const worker = code
        .replace('SHELL_LIST;', () => `${JSON.stringify(shell)};`)
        .replace(/^export \{\};$/m, '');
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker });
    },
  };
}
