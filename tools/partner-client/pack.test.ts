import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { packPartnerClient } from '../pack-partner-client.ts';

const compiler = path.resolve(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

const program = `
import { LowuRefusal, openLowuClient, type Topup } from '@lowu/partner-client';
const answers = [
  Response.json({ access_token: 'x', token_type: 'Bearer', expires_in: 60 }),
  new Response(null, { status: 204 }),
];
const lowu = openLowuClient({
  baseUrl: 'https://lowu.example',
  clientId: 'cli_1',
  clientSecret: 'x',
  surroundings: { fetch: async () => answers.shift() as Response },
});
const removed: undefined = await lowu.call('removeEndpoint', { params: { endpoint: 'hok_1' } });
const topup: Topup | undefined = undefined;
console.log(typeof LowuRefusal, removed, topup);
`;

test('a partner who installs the package can compile and run against it', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lowu-client-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const archive = packPartnerClient(folder);
  const installed = path.join(folder, 'shop/node_modules/@lowu/partner-client');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  const shop = path.join(folder, 'shop');
  writeFileSync(path.join(shop, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(shop, 'sell.ts'), program);
  const strict = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
  const words = [compiler, ...strict, '--lib', 'es2023,dom,dom.iterable', 'sell.ts'];
  execFileSync(process.execPath, words, { cwd: shop, encoding: 'utf8' });
  const said = execFileSync(process.execPath, ['sell.js'], { cwd: shop, encoding: 'utf8' });
  assert.equal(said, 'function undefined undefined\n');
});
