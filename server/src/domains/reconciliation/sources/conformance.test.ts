import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { addDays, hongKongWallClock, startOfDay } from '#base';
import { referenceOf } from '#payments';
import { alipayBill } from '#test/alipay-bill';
import { antomReport } from '#test/antom-report';
import { camtStatement } from '#test/bank-statement';
import { stripeBalance } from '#test/stripe-balance';
import { wechatBill } from '#test/wechat-bill';
import { type Reading, type Readings, WrongStatement } from '#wire/statements';
import { sources } from './registry.ts';

const day = '2026-10-03';
const atMs = startOfDay(day) + 12 * 3_600_000;
const number = 'att_01911111222271118222333333333333';
const refundNumber = 'rfd_01911111222271118222333333333334';
const paid = { number, amountMinor: 10_050n, atMs, feeMinor: 60n };
const refunded = { ...paid, refund: refundNumber, amountMinor: 50n, feeMinor: 0n };

/** A bill of each source with one payment of 100.50, its fee of 0.60, and a refund of 0.50. */
const samples: Readonly<Record<string, () => Promise<Buffer>>> = {
  alipay_cn: () => alipayBill({ day, rows: [paid, refunded] }),
  antom: async () => antomReport([paid, refunded]),
  wechat_cn: async () => wechatBill({ rows: [paid, refunded], currency: 'CNY' }),
  wechat_hk: async () => gzipSync(wechatBill({ rows: [paid, refunded] })),
  wechat_global: async () => wechatBill({ rows: [paid, refunded] }),
  stripe: async () => stripeBalance([paid, refunded]),
  fps_qr: async () =>
    camtStatement({
      account: '024-1',
      day,
      openingMinor: 0n,
      entries: [
        { bankReference: 'F1', atMs, amountMinor: 10_050n, reference: referenceOf(number) },
        { bankReference: 'F2', atMs, amountMinor: -50n, reference: referenceOf(refundNumber) },
      ],
    }),
};

/** A bank keeps nothing of what comes. */
const isFree: ReadonlySet<string> = new Set(['fps_qr']);

async function readingsOf(readings: Readings): Promise<Reading[]> {
  const all: Reading[] = [];
  for await (const some of readings) all.push(...some);
  return all;
}

/** When the bill of 3 October is first asked for, by Hong Kong's clocks. Stripe's day is UTC's. */
const firstAsked: Readonly<Record<string, string>> = {
  alipay_cn: '2026-10-04 09:00',
  antom: '2026-10-04 08:00',
  wechat_cn: '2026-10-04 10:00',
  wechat_hk: '2026-10-04 10:00',
  wechat_global: '2026-10-04 10:00',
  stripe: '2026-10-04 09:00',
  fps_qr: '2026-10-04 01:00',
};

test('each bill is asked for on the clock of who makes it', () => {
  const asked = sources.map(({ kind, startOfDay: startOf, readyAfterMs }) => [
    kind,
    hongKongWallClock(startOf(addDays(day, 1)) + readyAfterMs).slice(0, 16),
  ]);
  assert.deepEqual(Object.fromEntries(asked), firstAsked);
});

for (const source of sources) {
  suite(source.kind, () => {
    const sample = samples[source.kind];
    assert.ok(sample, `no sample of ${source.kind}`);

    test('a payment, its fee and a refund are read, with their numbers and signs', async () => {
      const readings = await readingsOf(source.read(await sample()));
      const items = readings.flatMap((one) => (one.is === 'item' ? [one.item] : []));
      const [payment, refund, ...others] = items;
      assert.deepEqual(others, []);
      assert.equal(payment?.kind, 'payment');
      assert.equal(payment.ourNumber, number);
      assert.equal(payment.amountMinor, 10_050n);
      assert.equal(payment.feeThousandths, isFree.has(source.kind) ? 0n : 60_000n);
      assert.equal(payment.occurredAt, atMs);
      assert.equal(refund?.kind, 'refund');
      assert.equal(refund.ourRefundNumber, refundNumber);
      assert.equal(refund.amountMinor, -50n);
      assert.ok(payment.row < refund.row, 'rows are counted');
    });

    test('it knows the bills of its own and no others', async () => {
      for (const [kind, other] of Object.entries(samples)) {
        if (kind.split('_')[0] === source.kind.split('_')[0]) continue;
        await assert.rejects(readingsOf(source.read(await other())), WrongStatement);
      }
      for (const text of ['', 'hello', '{"a":1}', '<a/>', '\u0000\u0001']) {
        await assert.rejects(readingsOf(source.read(Buffer.from(text))), WrongStatement);
      }
    });

    test('its days follow each other without a gap', () => {
      for (const one of ['2026-02-28', '2026-12-31', day]) {
        const from = source.startOfDay(one);
        const until = source.startOfDay(addDays(one, 1));
        assert.equal(source.dayOf(from), one);
        assert.equal(source.dayOf(until - 1), one);
        assert.equal(source.dayOf(until), addDays(one, 1));
      }
      assert.ok(source.readyAfterMs < source.certainAfterMs);
    });
  });
}
