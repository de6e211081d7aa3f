import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startProgram } from '../testing/start-program.ts';

const home = mkdtempSync(join(tmpdir(), 'sandbox-program-'));
process.once('exit', () => rmSync(home, { recursive: true }));

const alipay = (...more: string[]) =>
  startProgram('alipay/main.ts', ['--home', join(home, 'alipay'), ...more]);

const together = (...words: string[]) => startProgram('together.ts', words);

test('it says on stdout where it listens, and stops with 0 when stdin closes', async () => {
  const program = await alipay('--port', '0');
  assert.equal(program.address, `http://127.0.0.1:${program.port}`);
  assert.equal((await fetch(program.address)).status, 200);
  assert.equal(await program.stop(), 0);
});

test('SIGTERM and SIGINT stop it with 0, also with a live stream open', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const program = await alipay();
    const events = await startProgram('sms-centre/main.ts', ['--password', 'p']);
    const stream = await fetch(`${events.address}/events`);
    assert.deepEqual([await program.signal(signal), await events.signal(signal)], [0, 0]);
    await assert.rejects(stream.text());
  }
});

test('it does not start in production', async () => {
  const flags = ['--home', home];
  const start = startProgram('alipay/main.ts', flags, { NODE_ENV: 'production' });
  await assert.rejects(start, /ended with 2: The sandbox does not run with NODE_ENV=production/);
});

test('a flag that is unknown, missing or nonsense is named', async () => {
  await assert.rejects(alipay('--colour', 'red'), /ended with 2: [^]*'--colour'/);
  await assert.rejects(alipay('--port', '70000'), /ended with 2: --port must be a whole number/);
  await assert.rejects(alipay('--seed', '1.5'), /ended with 2: --seed must be a whole number/);
  await assert.rejects(startProgram('alipay/main.ts', []), /--home is missing[^]*--clock/);
  await assert.rejects(startProgram('sms-centre/main.ts', []), /--password is missing/);
});

test('a port that is taken ends it with 1 and the reason', async () => {
  const first = await alipay();
  const flags = ['--password', 'p', '--port', String(first.port)];
  const second = startProgram('sms-centre/main.ts', flags);
  await assert.rejects(second, /ended with 1: Error: listen EADDRINUSE/);
  await first.stop();
});

test('programs together say each where they listen, and end together', async () => {
  const mail = ['mail', '--password', 'p'];
  const first = await together('kiosk', '+', ...mail, '+', 'alipay', '--home', join(home, 'a'));
  assert.equal((await fetch(first.address)).status, 200);
  assert.equal(await first.stop(), 0);
  await assert.rejects(fetch(first.address));
});

test('of programs together, the one that is wrong is named, and none is left', async () => {
  await assert.rejects(
    together('sms'),
    /ended with 2: There is no program "sms": there are alipay/,
  );
  await assert.rejects(together('mail'), /ended with 2: mail:\n--password is missing/);
  const production = startProgram('together.ts', ['kiosk'], { NODE_ENV: 'production' });
  await assert.rejects(
    production,
    /ended with 2: The sandbox does not run with NODE_ENV=production/,
  );
});
