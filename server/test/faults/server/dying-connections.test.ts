import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDevice, readVisit } from '#identity';
import { readBalance } from '#ledger';
import { applyWaitingNotices, receiveNotice } from '#payments';
import { accountOf } from '#subscribers';
import { testDatabase } from '#test/database';
import { openFaultProxy, saysCommitted, targetOf, urlThrough } from '#test/fault-proxy';
import { startOwnCluster } from '#test/own-cluster';
import { openTopupWorld, placeOrder, type TopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../../src/audit.ts';
import { reactions } from '../../../src/reactions.ts';

async function cashOf({ context }: TopupWorld, line: Parameters<typeof accountOf>[0]) {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

test('a connection that dies at any commit of a top-up leaves one credit', async (t) => {
  const world = await openTopupWorld(t);
  const { database, context } = world;
  let cuts = 0;
  for (let dying = 1; cuts === dying - 1; dying += 1) {
    const { subscriber, number, line } = await world.person([`+8525123456${dying}`], 320n);
    let committed = 0;
    const proxy = await openFaultProxy(targetOf(database.url), () => ({
      cutAtAnswer: (piece) => {
        if (saysCommitted(piece)) committed += 1;
        if (committed !== dying || !saysCommitted(piece)) return false;
        cuts += 1;
        return true;
      },
    }));
    t.after(() => proxy.close());
    const url = urlThrough(proxy, database.url);
    const { clock } = context;
    const far = database.context({ url, clock, reactions, connections: 1 });
    const order = await placeOrder(far, number, 10_000n, subscriber);
    await receiveNotice(far, 'alipay_cn', { headers: {}, body: world.notice(order) });
    await applyWaitingNotices(far, -1);
    assert.equal((await world.read(order.id, subscriber)).state, 'credited', `cut ${dying}`);
    assert.equal(await cashOf(world, line), 320n + 10_000n + 500n, `cut ${dying}`);
  }
  assert.ok(cuts >= 3, `only ${cuts} commits were cut: quote, order, notice and credit are more`);
  assert.ok(isClean(await auditEverything(context)));
});

test('a visit that begins on a dying connection is one visit', async (t) => {
  const database = await testDatabase(t);
  let cuts = 0;
  const proxy = await openFaultProxy(targetOf(database.url), () => ({
    cutAtAnswer: (piece) => saysCommitted(piece) && ++cuts === 2,
  }));
  t.after(() => proxy.close());
  const far = database.context({ url: urlThrough(proxy, database.url), connections: 1 });
  const preferences = { language: 'en', isCareMode: false } as const;
  const { token, visit } = await openDevice(far, { preferences, ip: '127.0.0.1' });
  assert.ok(cuts > 2, `its commit was cut, and done again: ${cuts}`);
  assert.equal((await readVisit(far, { device: token, session: undefined }))?.device, visit.device);
});

test('a database that dies between order and credit has forgotten nothing it said', async (t) => {
  const cluster = await startOwnCluster();
  // Its database goes with its cluster, which by then is no more where the world has found it.
  const endings: (() => Promise<void>)[] = [];
  const world = await openTopupWorld({ after: (end) => endings.push(end) });
  t.after(async () => {
    await Promise.allSettled(endings.map((end) => end()));
    await cluster.stop();
  });
  const { subscriber, number, line } = await world.person(['+85251234567'], 320n);
  const target = { path: '', ...targetOf(world.database.url) };
  const proxy = await openFaultProxy(target);
  t.after(() => proxy.close());
  const { clock } = world.context;
  const url = urlThrough(proxy, world.database.url);
  const far = world.database.context({ url, clock, reactions });
  const crash = async (): Promise<void> => {
    Object.assign(target, targetOf(await cluster.crash()));
  };

  const order = await placeOrder(far, number, 10_000n, subscriber);
  await crash();
  await receiveNotice(far, 'alipay_cn', { headers: {}, body: world.notice(order) });
  await crash();
  await applyWaitingNotices(far, -1);
  await crash();
  const { units } = await readBalance(far, accountOf(line));
  assert.equal(units.find(({ unit }) => unit === 'HKD')?.total, 320n + 10_000n + 500n);
  const checks = await auditEverything(far);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
});
