import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { order, paidOrder, scannedOrder } from '../testing/orders.ts';
import { waitFor } from '../testing/receiver.ts';
import { type Sandbox, startSandbox } from '../testing/start-sandbox.ts';

let sandbox: Sandbox;

before(async () => {
  sandbox = await startSandbox();
});

after(() => sandbox.close());

for (const how of ['stop', 'kill'] as const) {
  test(`after a ${how} the keys, merchants, orders and trades are the same`, async () => {
    const unseen = await order(sandbox);
    const waiting = await scannedOrder(sandbox);
    const paid = await paidOrder(sandbox);
    await sandbox.receiver.waitFor(paid, 1);
    await sandbox.shop.fault('delay', { match: { outTradeNo: 'later' } });
    const truths = () => Promise.all([unseen, waiting, paid].map(sandbox.shop.trade));
    await waitFor(async () => (await truths())[2]?.notices[0]?.state === 'delivered');
    const before = await truths();
    await sandbox.restart(how);
    assert.deepEqual(await truths(), before);
    const query = { bizContent: { out_trade_no: paid } };
    const { sdk } = sandbox.shop;
    const found = await sdk.exec('alipay.trade.query', query, { validateSign: true });
    assert.equal(found['trade_status'], 'TRADE_SUCCESS');
    assert.match(JSON.stringify(await sandbox.shop.get('/sandbox/faults')), /later/);
    assert.equal((await sandbox.shop.post(`/sandbox/trades/${unseen}/pay`)).status, 200);
  });
}

test('a notice that was not acknowledged goes on along its ladder after a kill', async () => {
  sandbox.setClock(Date.now(), 0);
  sandbox.receiver.answerWith(500, 'busy');
  const outTradeNo = await paidOrder(sandbox);
  await waitFor(async () => {
    const [notice] = (await sandbox.shop.trade(outTradeNo)).notices;
    return notice?.deliveries.length === 1;
  });
  await sandbox.restart('kill');
  sandbox.receiver.answerWith(200, 'success');
  sandbox.setClock(Date.now() + 241_000, 0);
  const [first, second] = await sandbox.receiver.waitFor(outTradeNo, 2);
  assert.equal(first?.form['notify_id'], second?.form['notify_id']);
});

test('a notice that was on its way when the simulator died is sent again', async () => {
  sandbox.setClock(Date.now(), 1);
  sandbox.receiver.answerWith('hang');
  const outTradeNo = await paidOrder(sandbox);
  await sandbox.receiver.waitFor(outTradeNo, 1);
  await sandbox.restart('kill');
  sandbox.receiver.answerWith(200, 'success');
  await sandbox.receiver.waitFor(outTradeNo, 2);
});

test('what became due while nothing ran happens at the next start', async () => {
  sandbox.setClock(Date.now(), 0);
  sandbox.receiver.answerWith(200, 'success');
  const outTradeNo = await scannedOrder(sandbox, { timeout_express: '5m' });
  const refunding = await paidOrder(sandbox);
  await sandbox.shop.fault('refund-pending-then-success', { ms: 60_000 });
  await sandbox.shop.sdk.exec('alipay.trade.refund', {
    bizContent: { out_trade_no: refunding, refund_amount: '1.00', out_request_no: 'r' },
  });
  sandbox.setClock(Date.now() + 600_000, 0);
  await sandbox.restart('kill');
  const [notice] = await sandbox.receiver.waitFor(outTradeNo, 1);
  assert.equal(notice?.form['trade_status'], 'TRADE_CLOSED');
  // The payment's notice may come twice: the kill can fall between its answer and the journal.
  const told = () => sandbox.receiver.of(refunding).map(({ form }) => form['refund_fee']);
  await waitFor(() => told().includes('1.00'));
});

test('a rotated key outlives a restart', async () => {
  const rotated = await sandbox.shop.post('/sandbox/rotate-key', { graceMs: 0 });
  await sandbox.restart('stop');
  const keys = await sandbox.shop.get('/sandbox/keys');
  assert.equal(keys.body['alipayPublicKey'], rotated.body['alipayPublicKey']);
});
