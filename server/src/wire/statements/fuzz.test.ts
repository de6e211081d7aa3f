import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startOfDay } from '#base';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { antomReport } from '#test/antom-report';
import { stripeBalance } from '#test/stripe-balance';
import { wechatBill } from '#test/wechat-bill';
import {
  type Reading,
  type Readings,
  readAlipayBill,
  readAntomReport,
  readStripeBalance,
  readWechatBill,
  WrongStatement,
} from './index.ts';

const day = '2026-10-03';

async function readingsOf(readings: Readings): Promise<Reading[]> {
  const all: Reading[] = [];
  for await (const some of readings) all.push(...some);
  return all;
}

/** Reads, or says no as it should; anything else is a fault of ours. */
async function isOrderly(readings: Readings): Promise<boolean> {
  try {
    await readingsOf(readings);
    return true;
  } catch (error) {
    return error instanceof WrongStatement;
  }
}

const row: fc.Arbitrary<BillRow> = fc.record({
  number: fc.stringMatching(/^att_[0-9a-f]{32}$/),
  amountMinor: fc.bigInt({ min: 0n, max: 10_000_000_000n }),
  atMs: fc.integer({ min: 0, max: 86_399 }).map((second) => startOfDay(day) + second * 1_000),
  feeMinor: fc.bigInt({ min: 0n, max: 100_000n }),
  title: fc.stringMatching(/^[a-z充值,話 ]{0,20}$/),
  remark: fc.stringMatching(/^[a-z,0-9 ]{0,20}$/),
});

test('whatever rows a bill of Alipay has, their money is read to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const readings = await readingsOf(readAlipayBill(await alipayBill({ day, rows })));
      const items = readings.flatMap((one) => (one.is === 'item' ? [one.item] : []));
      assert.deepEqual(
        items.map(({ ourNumber, amountMinor, feeThousandths, occurredAt }) => {
          return [ourNumber, amountMinor, feeThousandths, occurredAt];
        }),
        rows.map(({ number, amountMinor, feeMinor = 0n, atMs }) => {
          return [number, amountMinor, feeMinor * 1_000n, atMs];
        }),
      );
    }),
    { numRuns: 60 },
  );
});

const rowOfAll: BillRow = {
  number: 'att_1',
  amountMinor: 10_050n,
  atMs: startOfDay(day),
  feeMinor: 60n,
};

const codecs: readonly (readonly [string, (file: Buffer) => Readings, () => Promise<Buffer>])[] = [
  ['Alipay', readAlipayBill, () => alipayBill({ day, rows: [rowOfAll] })],
  ['Antom', readAntomReport, async () => antomReport([rowOfAll])],
  ['WeChat', readWechatBill, async () => wechatBill({ rows: [rowOfAll] })],
  ['Stripe', readStripeBalance, async () => stripeBalance([rowOfAll])],
];

for (const [name, read, make] of codecs) {
  test(`no damage to a bill of ${name}, and no other bytes, bring anything down`, async () => {
    const whole = await make();
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      to: fc.nat(255),
      cut: fc.nat(whole.length),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const file = Buffer.from(whole);
        for (const { at, to } of damages) file[at] = to;
        const isCut = damages.length % 2 === 0;
        const end = isCut ? (damages[0]?.cut ?? 0) : file.length;
        assert.ok(await isOrderly(read(file.subarray(0, end))));
      }),
      { numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        assert.ok(await isOrderly(read(Buffer.from(bytes))));
      }),
      { numRuns: 300 },
    );
  });
}
