import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(?:js|css|html|svg|webmanifest|json)$/;
/** Below this, the headers of the answer weigh more than what is saved. */
const leastBytes = 400;

/** Every file below a folder, with its path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile());
}

/**
 * Writes each file once more as `.br` and `.gz`, as small as they get: the work is done at the
 * build and not for every visitor.
 */
export function compressPlugin(folder: string): Plugin {
  return {
    name: 'lowu:compress',
    apply: 'build',
    closeBundle(error) {
      if (error) return;
      for (const file of filesBelow(folder)) {
        const content = readFileSync(file);
        if (!compressible.test(file) || content.length < leastBytes) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
