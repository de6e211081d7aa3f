import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const workspace = path.join(root, 'packages/partner-client');

/**
 * Makes the partners' client into a package that can be installed: Node takes no TypeScript from
 * `node_modules`. Returns the path of the archive, which lies in the folder given.
 */
export function packPartnerClient(folder: string): string {
  const made = path.join(folder, 'package');
  rmSync(made, { recursive: true, force: true });
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json'));
  const tsc = path.join(path.dirname(compiler), 'bin/tsc');
  const config = path.join(workspace, 'tsconfig.pack.json');
  run(process.execPath, [tsc, '-p', config, '--outDir', made], root);
  for (const name of readdirSync(made, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.d.ts')) nameDeclarations(path.join(made, name));
  }
  const { name, version, description, license, type, engines } = JSON.parse(
    readFileSync(path.join(workspace, 'package.json'), 'utf8'),
  );
  const exports = { '.': { types: './index.d.ts', default: './index.js' } };
  const manifest = { name, version, description, license, type, engines, exports };
  writeFileSync(path.join(made, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  copyFileSync(path.join(workspace, 'README.md'), path.join(made, 'README.md'));
  copyFileSync(path.join(root, 'LICENSE'), path.join(made, 'LICENSE'));
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder, made], folder),
  );
  return path.join(folder, packed.filename);
}

/** The compiler names declarations by their sources, which are not in the package. */
function nameDeclarations(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll(/(from '\.[^']+)\.ts'/g, "$1.js'"));
}

function run(program: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

if (import.meta.main) {
  process.stdout.write(`${packPartnerClient(workspace)}\n`);
}
