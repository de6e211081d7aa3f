import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { printOperations } from './partner-client/print-operations.ts';

/** Writes the operations of the partners' client from the contract. */

const root = path.resolve(import.meta.dirname, '..');
const folder = 'packages/partner-client/src';
const printed = printOperations();

rmSync(path.join(root, folder, 'operations'), { recursive: true, force: true });
mkdirSync(path.join(root, folder, 'operations'));
for (const [name, text] of Object.entries(printed)) {
  writeFileSync(path.join(root, folder, name), text);
}
const files = Object.keys(printed).map((name) => `${folder}/${name}`);
const format = [path.join(root, 'tools/format.ts'), ...files];
// Twice: comments are wrapped by the indentation that only the first time gives them.
for (const _ of 'ab') {
  const formatted = spawnSync(process.execPath, format, { cwd: root, stdio: 'inherit' });
  process.exitCode = formatted.status ?? 1;
}
