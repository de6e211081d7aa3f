import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, present } from '#base';
import { listBanking, markSent } from '#banking';
import { lookForAlarms } from '#ops';
import { readRefunds, sendDueRefunds } from '#payments';
import { statement } from '#platform/postgres';
import { creditFor, openBankWorld } from '#test/bank-world';
import { staffCaller } from '#test/finance';
import { undoTopup } from '#topups';

const own = new Set(['refunds-late', 'transfers-late', 'payments-unknown']);

test('a refund that stands still is an alarm, at its provider as at our bank', async (t) => {
  const world = await openBankWorld(t, { 'banking.transfer_days': 5, 'payments.refund_days': 7 });
  const { context } = world;
  const loud = async () =>
    (await lookForAlarms(context)).flatMap(({ name, state }) =>
      own.has(name) && state !== 'quiet' ? [name] : [],
    );
  const one = await world.person(['+85265432101']);
  const atProvider = await world.order(one.number, 5_000n, one.subscriber);
  await world.tell(atProvider);
  await undoTopup(context, atProvider.id, one.subscriber);
  const [refund] = await readRefunds(context, atProvider.payment);
  const { id } = present(refund, 'a refund');
  const now = statement(
    'test refund state',
    `update payments.refund set state = $2, asked = $3, ask_at = $4::timestamptz
     where id = $1::uuid`,
  );
  const uuid = id.slice(4);
  /** Far enough from now that nothing asks the provider meanwhile. */
  const later = new Date(context.clock.now() + 90 * dayMs).toISOString();
  const stands = (state: string, asked: number) =>
    context.db.transaction((tx) => tx.query(now, [uuid, state, asked, later]));
  await stands('pending', 4);

  const other = await world.person(['+85265432102']);
  const byBank = await world.orderByFps(other.number, 10_000n, other.subscriber);
  await world.book(creditFor(byBank, 10_000n));
  await undoTopup(context, byBank.id, other.subscriber);
  await sendDueRefunds(context);
  const caller = staffCaller('finance');
  const { transfers } = await listBanking(context, caller);
  const transfer = present(transfers[0], 'a transfer').id;

  assert.deepEqual(await loud(), []);
  context.clock.advance(5 * dayMs + 1);
  assert.deepEqual(await loud(), ['transfers-late']);
  await markSent(context, caller, transfer);
  assert.deepEqual(await loud(), [], 'it was entered just now');
  context.clock.advance(2 * dayMs);
  for (const state of ['pending', 'created', 'sent']) {
    await stands(state, 1);
    assert.deepEqual(await loud(), ['refunds-late'], state);
  }
  await stands('sent', 4);
  assert.deepEqual(await loud(), ['payments-unknown', 'refunds-late']);
  await stands('succeeded', 4);
  assert.deepEqual(await loud(), []);
  context.clock.advance(3 * dayMs + 1);
  assert.deepEqual(await loud(), ['transfers-late'], 'the bank does not show it');
});
