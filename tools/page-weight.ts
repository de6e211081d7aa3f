import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { builtScreens } from './build-web.ts';

/**
 * What a phone loads before one can pay: the compressed script of the top-up page, which is the
 * entry, all that it imports, and the largest catalogue of words. Fails above the limit.
 */

export const limitBytes = 100_000;

interface Part {
  readonly name: string;
  readonly plain: number;
  readonly gzip: number;
  readonly brotli: number;
}

function partOf(file: string): Part {
  const content = readFileSync(file);
  const compressed = (ending: string, compress: (content: Buffer) => Buffer): number =>
    existsSync(file + ending) ? statSync(file + ending).size : compress(content).length;
  return {
    name: path.basename(file),
    plain: content.length,
    gzip: compressed('.gz', (plain) => gzipSync(plain, { level: 9 })),
    brotli: compressed('.br', brotliCompressSync),
  };
}

/** What the document and the page need at once, imports included; not what comes when needed. */
function scriptsOf(dist: string, page: string): string[] {
  const document = readFileSync(path.join(dist, 'app/index.html'), 'utf8');
  const named = [...document.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)];
  const assets = path.join(dist, 'assets');
  const chunk = readdirSync(assets).filter((name) => name.startsWith(page) && name.endsWith('.js'));
  if (chunk.length !== 1) throw new Error(`there is no one chunk of ${page}`);
  const found = new Set<string>();
  const waiting = [...named.map(([, name = '']) => name), ...chunk].map((name) =>
    path.join(assets, name),
  );
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const folder = path.dirname(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g);
    for (const [, specifier = ''] of imports) waiting.push(path.join(folder, specifier));
  }
  return [...found];
}

function wordsOf(dist: string): string[] {
  const worker = readFileSync(path.join(dist, 'sw.js'), 'utf8');
  const names = [...worker.matchAll(/\/assets\/(?:en|zh-han[st])-[\w-]+\.js/g)];
  return names.map(([address]) => path.join(dist, address));
}

function row({ name, plain, gzip, brotli }: Part): string {
  const bytes = [plain, gzip, brotli].map((count) => count.toLocaleString('en').padStart(10));
  return `${name.padEnd(28)}${bytes.join('')}`;
}

/** The parts of which the top-up page is made, and the sum of them. */
export function topupPage(dist: string): { readonly parts: readonly Part[]; readonly total: Part } {
  const words = wordsOf(dist).map(partOf);
  const heaviest = words.toSorted((one, other) => other.gzip - one.gzip).slice(0, 1);
  if (heaviest.length === 0) throw new Error('there is no catalogue of words');
  const parts = [...scriptsOf(dist, 'new-topup-page-').map(partOf), ...heaviest];
  const total = parts.reduce((sum, part) => ({
    name: sum.name,
    plain: sum.plain + part.plain,
    gzip: sum.gzip + part.gzip,
    brotli: sum.brotli + part.brotli,
  }));
  return { parts, total: { ...total, name: 'top-up page, script' } };
}

if (import.meta.main) {
  const { parts, total } = topupPage(builtScreens());
  process.stdout.write(`${''.padEnd(28)}     plain      gzip    brotli\n`);
  for (const part of [...parts, total]) process.stdout.write(`${row(part)}\n`);
  if (total.gzip > limitBytes) {
    process.stderr.write(`The top-up page may weigh ${limitBytes.toLocaleString('en')} bytes.\n`);
    process.exitCode = 1;
  }
}
