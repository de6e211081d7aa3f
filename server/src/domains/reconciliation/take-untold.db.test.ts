import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, hourMs, minuteMs, slotCount, startOfDay, uuidOf } from '#base';
import { alipayBill } from '#test/alipay-bill';
import { testStartMs } from '#test/database';
import { openTopupWorld } from '#test/topup-world';
import { importBill } from './import-bill.ts';
import { insertItems } from './store/items.ts';
import { readDay } from './store/days.ts';
import { readUntoldDisputes } from './store/untold.ts';

test('of what only a bill tells each has its turn, however few are asked about', async (t) => {
  const { context } = await openTopupWorld(t);
  const key = { connector: 'alipay_cn', day: '2026-11-23' } as const;
  context.clock.set(startOfDay(addDays(key.day, 1)) + 9 * hourMs);
  const file = await alipayBill({ rows: [], account: '20880000000000010156', day: key.day });
  await importBill(context, { ...key, file });
  const [day] = await context.db.read(readDay, [key.connector, key.day]);
  const bill = uuidOf(`bil_${day?.bill ?? ''}`);
  const numbers = ['dispute a', 'dispute b', 'dispute c'];
  await context.db.transaction(async (tx) => {
    for (const [at, providerNumber] of numbers.entries()) {
      const money = { amount: -700n, currency: 'CNY', fee: 0n, coupon: 0n };
      const what = { kind: 'chargeback', number: null, providerNumber, written: null, ...money };
      tx.append(insertItems, {
        slot: at,
        bill,
        rowNumber: at + 1,
        ...what,
        occurredAt: testStartMs,
      });
    }
  });
  const first = new Set<string | undefined>();
  for (let run = 0; run < 40; run += 1) {
    context.clock.advance(minuteMs);
    const values = [bill, key.connector, slotCount, 1, context.clock.now()];
    const [one] = await context.db.read(readUntoldDisputes, values);
    first.add(one?.providerNumber);
  }
  assert.deepEqual(first, new Set(numbers));
});
