import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#base';
import { readBalance } from '#ledger';
import { applyWaitingNotices, receiveNotice } from '#payments';
import { accountOf } from '#subscribers';
import { cookiesOf, openConsoleWorld } from '#test/console-world';
import { startOwnCluster } from '#test/own-cluster';
import { auditEverything, isClean } from '../../../src/audit.ts';

const number = '+85251234567';

function isFull(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false;
  return error.code === 'database_unavailable' && error.kind === 'unavailable';
}

test('with a full disk each step of a top-up is refused, and goes on with room', async (t) => {
  const cluster = await startOwnCluster();
  const world = await openConsoleWorld(t);
  t.after(() => cluster.stop());
  const { context, database } = world;
  const { line, subscriber } = await world.person([number], 320n);
  const fill = (table: string) => cluster.fill(database.ownerUrl, table);

  const first = await world.call('/api/app/session');
  const headers = { cookie: cookiesOf(first), 'x-csrf-token': String(first.body['csrfToken']) };
  const body = { number, amountMinor: 10_000 };
  const quote = () => world.call('/api/app/quotes', { method: 'POST', headers, body });
  let makeRoom = await fill('topups.quote');
  const refused = await quote();
  assert.deepEqual([refused.status, refused.body['code']], [503, 'database_unavailable']);
  assert.ok(Number(refused.headers.get('retry-after')) > 0, 'it says when to come again');
  await makeRoom();
  assert.equal((await quote()).status, 201);

  makeRoom = await fill('topups.topup');
  await assert.rejects(world.order(number, 10_000n, subscriber), isFull);
  await makeRoom();
  const order = await world.order(number, 10_000n, subscriber);

  const paid = { headers: {}, body: world.notice(order) };
  makeRoom = await fill('payments.notice');
  await assert.rejects(receiveNotice(context, 'alipay_cn', paid), isFull);
  await makeRoom();

  makeRoom = await fill('receipts.receipt');
  await receiveNotice(context, 'alipay_cn', paid);
  await assert.rejects(applyWaitingNotices(context, 0), isFull);
  const cash = async (): Promise<bigint | undefined> => {
    const { units } = await readBalance(context, accountOf(line));
    return units.find(({ unit }) => unit === 'HKD')?.total;
  };
  assert.equal((await world.read(order.id, subscriber)).state, 'awaiting_payment');
  assert.equal(await cash(), 320n);
  assert.ok(isClean(await auditEverything(context)));
  await makeRoom();
  await applyWaitingNotices(context, 0);
  assert.equal((await world.read(order.id, subscriber)).state, 'credited');
  assert.equal(await cash(), 320n + 10_000n + 500n);
  assert.ok(isClean(await auditEverything(context)));
});
