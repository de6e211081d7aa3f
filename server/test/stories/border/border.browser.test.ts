import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { NetworkSession } from '#test/core-network';
import { eventually } from '#test/eventually';
import { builtScreens } from '../../../../tools/build-web.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { type BorderWorld, openBorderWorld } from './border-world.ts';
import { crossBorder } from './cross-border.ts';
import { openReader, type ReadCharge, type Reader } from './reader.ts';

/** The commuter of the demo, with HK$3.20 left. */
const commuter = { imsi: '454120000000001', number: '+85251234567' } as const;
const megabyte = 1_048_576;

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(() => browser.close());

async function becomesActive({ ask }: BorderWorld, id: string): Promise<void> {
  await eventually('the session goes on after the top-up', async () => {
    return (await ask<NetworkSession>('GET', `sessions/${id}`)).state === 'active';
  });
}

/** Runs dry between two stations, tops up on the page the network leads to, and comes back. */
async function commute(world: BorderWorld, reader: Reader): Promise<void> {
  const { ask } = world;
  const line = `lines/${commuter.imsi}`;
  await ask('POST', `${line}/move`, { place: 'shenzhen' });
  const { id } = await ask<NetworkSession>('POST', `${line}/sessions`, { service: 'data' });
  const use = (units: number) => ask<NetworkSession>('POST', `sessions/${id}/use`, { units });
  const dry = await use(50 * megabyte);
  // HK$3.20 at HK$1.50 a megabyte, by the kilobyte, the part of a cent included.
  assert.equal(dry.passed, 2_191 * 1_024);
  assert.equal(dry.state, 'redirected');
  await reader.follow(dry.redirectTo ?? '');
  await reader.signIn(commuter.number);
  assert.equal(await reader.balanceMinor(), 0);
  await reader.topUp();
  await becomesActive(world, id);
  assert.equal((await use(megabyte)).passed, megabyte);
  await ask('POST', `${line}/move`, { place: 'hong-kong' });
  assert.equal((await use(2 * megabyte)).passed, 2 * megabyte);
  const wish = { service: 'voice', to: '+85221234567', ask: 60 };
  const call = await ask<NetworkSession>('POST', `${line}/sessions`, wish);
  const talked = await ask<NetworkSession>('POST', `sessions/${call.id}/use`, { units: 90 });
  assert.equal(talked.passed, 90);
  await ask('POST', `sessions/${call.id}/end`);
  await ask('POST', `${line}/messages`, { to: '+8613800138009' });
  await ask('POST', `sessions/${id}/end`);
}

function sumOf(charges: readonly ReadCharge[], begin: RegExp): number {
  const those = charges.filter(({ why }) => begin.test(why));
  return those.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

// Twice as many cross it in `npm run simulate -- --only border`.
test('1,000 lines cross the border; one runs dry, comes back and reads why', async (t) => {
  const world = await openBorderWorld();
  t.after(() => world.close());
  const reader = await openReader(browser, world);
  t.after(() => reader.close());
  const neverCrash = [commuter.imsi];
  const crossing = crossBorder(world, { lines: 1_000, seed: 1, trouble: 0.05, neverCrash });
  const [report] = await Promise.all([crossing, commute(world, reader)]);

  const charges = await reader.charges();
  for (const { amountMinor, why } of charges) {
    const amount = `Charged HK$${(amountMinor / 100).toFixed(2)}`;
    assert.ok(why.includes(amount), `${amount} is not what it says: ${why}`);
  }
  // 3,215 KB at HK$1.50 a megabyte, of which the last part of a cent is never charged.
  assert.equal(sumOf(charges, /^Data in the Mainland/), 470);
  assert.equal(sumOf(charges, /^Data in Hong Kong/), 200);
  assert.equal(sumOf(charges, /^Call .*Hong Kong/), 60);
  assert.equal(sumOf(charges, /^1 message/), 100);
  assert.equal(sumOf(charges, /./), 830);
  // HK$3.20, then HK$100 with a bonus of HK$5.
  assert.equal(await reader.balanceMinor(), 320 + 10_500 - 830);

  const { counts } = report;
  t.diagnostic(JSON.stringify(report));
  assert.ok(report.requests > 10_000, `only ${report.requests} requests`);
  for (const end of ['final data REDIRECT', 'final voice TERMINATE', 'data came back']) {
    assert.ok((counts[end] ?? 0) >= 50, `${end}: ${counts[end]}`);
  }
  assert.deepEqual(await world.problems(), []);
});
