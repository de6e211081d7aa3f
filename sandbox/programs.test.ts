import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { programs } from './programs.ts';
import { startProgram } from './testing/start-program.ts';

const home = mkdtempSync(join(tmpdir(), 'sandbox-programs-'));
process.once('exit', () => rmSync(home, { recursive: true }));

const kept = ['alipay', 'antom', 'bank', 'stripe', 'wechat', 'witness'];
const needed = new Map<string, readonly string[]>([
  ...kept.map((name) => [name, ['--home', join(home, name)]] as const),
  ...['mail', 'sms-centre'].map((name) => [name, ['--password', 'p']] as const),
]);

for (const name of Object.keys(programs)) {
  test(`${name} runs as a process of its own`, async () => {
    const program = await startProgram(`${name}/main.ts`, needed.get(name) ?? []);
    assert.equal(await program.stop(), 0);
  });
}
