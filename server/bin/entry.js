// Which form of the server runs: packed, where that was made of the very sources that lie here.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const packedFolder = 'server/dist';
export const packedFrom = 'packed-from.json';
const sources = ['server/src', 'contract/src', 'web/verifier', 'package-lock.json'];

export function entry(root = project) {
  const packed = path.join(root, packedFolder);
  const stamp = path.join(packed, packedFrom);
  const isFresh =
    existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).sources === sourcesNow(root);
  return isFresh ? path.join(packed, 'main.js') : path.join(root, 'server/src/main.ts');
}

/**
 * What the sources are at this moment, by name, size and date: to read them all would cost what is
 * to be saved. A file that was only touched counts as another one, and then the sources run.
 */
export function sourcesNow(root = project) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((name) => filesAt(root, name)).sort(byName)) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The same order wherever one speaks another language. */
function byName(one, other) {
  return one < other ? -1 : 1;
}

function filesAt(root, name) {
  if (name.endsWith('.json')) return [name];
  return readdirSync(path.join(root, name), { withFileTypes: true })
    .filter((one) => !one.name.endsWith('.test.ts'))
    .flatMap((one) => {
      const inner = `${name}/${one.name}`;
      return one.isDirectory() ? filesAt(root, inner) : [inner];
    });
}
