import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, present } from '#base';
import { listBanking } from '#banking';
import { orderClosing, settleClosings, transferFailedRefunds } from '#closings';
import { readRefunds } from '#payments';
import { openCardWorld } from '#test/card-world';
import { staffCaller } from '#test/finance';

test('what a card does not take back goes by the bank, once, and is owed meanwhile', async (t) => {
  const world = await openCardWorld(t);
  const { context } = world;
  const { line, subscriber: by, topup } = await world.paid();
  const to = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' };
  await orderClosing(context, { line, by, ...to });
  await settleClosings(context);
  const [asked] = await readRefunds(context, topup.payment);
  const { id, payment, amount, currency } = present(asked, 'the refund of the closing');
  const match = { outTradeNo: topup.attempt };
  await world.control('faults', { fault: 'refund-succeeded-then-failed', ms: hourMs, match });
  await world.refundsRun();
  assert.equal(await world.netOf('closing_payable'), 0n);
  world.passTime(2 * hourMs);
  await world.tellOf('refund.failed', { metadata: { refund_id: id } });
  await world.refundsRun();
  assert.equal(await world.netOf('closing_payable'), -amount, 'it is owed again');
  const connector = 'stripe';
  const reference = present(asked, 'the refund').reference;
  const failed = { refund: id, payment, reference, connector, amount, currency };
  for (const isAfterSuccess of [true, true]) {
    await transferFailedRefunds(context, [{ ...failed, isAfterSuccess }]);
  }
  const { transfers } = await listBanking(context, staffCaller('finance'));
  assert.deepEqual(
    transfers.map((one) => [one.kind, one.amount, one.toAccount]),
    [['closing', amount, to.toAccount]],
  );
  await world.booksHold();
});
