import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually } from '#test/eventually';
import { bareEnvironment, freshFolder, lowu } from '#test/lowu';
import type { Proof } from './prove.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** Where we are root, an ordinary user plays; PostgreSQL then runs as that user as well. */
const uid = process.getuid?.() === 0 ? 65_534 : undefined;

/** Processes that were started with this folder for their temporary files. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TMPDIR=${folder}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Side by side, since they wait for their clocks; more would wait for the machine. */
suite('the demo', { concurrency: 2 }, () => {
  test('the story ends as one charge, and the screen was true at every moment', async (t) => {
    const folder = freshFolder(t);
    const home = path.join(folder, 'untouched');
    const { code, stdout, stderr } = await lowu(['demo', '--fast', '--json'], { home, uid });
    assert.equal(stderr, '');
    const { ok, charges, state, receipt, afterwards, audit, steps } = JSON.parse(stdout) as Proof;
    assert.deepEqual(afterwards, { isSold: true, isRedeemed: true, isKept: true, isTold: true });
    assert.deepEqual(
      { ok, charges, state, isAuditOk: audit.ok, code },
      { ok: true, charges: 1, state: 'credited', isAuditOk: true, code: 0 },
    );
    assert.match(receipt ?? '', /^[0-9A-HJKMNP-TV-Z]{12}$/);
    const texts = steps.filter(({ happens }) => happens === 'A text message comes.');
    assert.match(texts.at(-1)?.screen?.title ?? '', /AlipayHK已扣HK\$100/);
    assert.deepEqual(
      steps.filter((step) => !texts.includes(step)).flatMap(({ screen }) => screen?.title ?? []),
      [
        'Balance',
        'HK$100 for ¥92.00',
        'Your order is kept on this phone',
        'Waiting for your payment',
        'Waiting for your payment',
        'We are asking whether you paid',
        'HK$100 added',
        // The shop, the voucher, its digits again, the rule, and the balance behind the call.
        'Balance',
        'Balance',
        'This voucher was used on 2026-11-23 by +852 5****567.',
        'Auto top-up',
        'Balance',
        'HK$100 added',
      ],
    );
    assert.deepEqual(
      steps.flatMap(({ provider }) => provider ?? []),
      [
        'knows of no payment',
        'a payment of ¥92.00 is open',
        'has taken ¥92.00, once',
        'has taken ¥92.00, once',
        'has taken ¥92.00, once',
      ],
    );
    assert.equal(existsSync(home), false, 'it plays in a home of its own');
  });

  test('a payment that is refused ends as none, told in the language asked for', async (t) => {
    const words = ['demo', '--fast', '--seed', '5', '--language', 'zh-Hant'];
    const { code, stdout } = await lowu(words, { home: freshFolder(t) });
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^\d\d:\d\d {2}陳志明坐在港鐵上/);
    assert.match(stdout, /\n沒有收費。\n看看別的麻煩：lowu demo --seed 6\n$/);
    assert.ok(!stdout.includes('\u001b'), 'no colours into a file');
  });

  test('it does not play in production, nor with options that make no sense', async (t) => {
    const home = freshFolder(t);
    const inProduction = await lowu(['demo'], { home, environment: { NODE_ENV: 'production' } });
    assert.equal(inProduction.code, 78);
    assert.match(inProduction.stderr, /does not play with NODE_ENV=production/);
    assert.equal((await lowu(['demo', '--seed', 'one'], { home })).code, 64);
  });

  test('a demo that is killed takes its system along', async (t) => {
    const TMPDIR = freshFolder(t);
    const home = freshFolder(t);
    const child = spawn(process.execPath, [main, '--fast'], {
      env: { ...bareEnvironment(), LOWU_HOME: home, TMPDIR },
    });
    const [told] = (await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(([code]) => [`it ended with ${code}`]),
    ])) as [Buffer | string];
    assert.match(told.toString(), /陳志明 sits in the MTR/);
    assert.ok(processesOf(TMPDIR).length > 3, 'server, sandbox and the demo itself');
    child.kill('SIGKILL');
    await eventually('none of its processes is left', () => processesOf(TMPDIR).length === 0);
  });
});
