import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { dayMs, startOfDay } from '#base';
import type { BillRow } from '#test/alipay-bill';
import { wechatBill } from '#test/wechat-bill';
import { type Reading, readWechatBill, WrongStatement } from './index.ts';

const atMs = startOfDay('2026-10-03') + 36_000_000;
const digits = '0'.repeat(32);
const paid: BillRow = { number: digits, amountMinor: 10_050n, atMs, feeMinor: 60n };

async function readingsOf(file: Buffer): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const some of readWechatBill(file)) readings.push(...some);
  return readings;
}

function isFault(fault: string) {
  return (error: unknown) => error instanceof WrongStatement && error.fault === fault;
}

test('rows have yuan and fractions of a fen, and say whose bill it is', async () => {
  const refund: BillRow = { ...paid, amountMinor: 50n, refund: 'r', feeMinor: 0n, tradeNo: '7' };
  const readings = await readingsOf(wechatBill({ rows: [paid, refund] }));
  assert.deepEqual(readings[0], { is: 'head', account: '1900000001', day: '2026-10-03' });
  const items = readings.flatMap((one) => (one.is === 'item' ? [one.item] : []));
  assert.deepEqual(
    items.map(({ kind, amountMinor, currency, feeThousandths, providerNumber }) => {
      return [kind, amountMinor, currency, feeThousandths, providerNumber];
    }),
    [
      ['payment', 10_050n, 'HKD', 60_000n, '4200001'],
      ['refund', -50n, 'HKD', 0n, '57'],
    ],
  );
  assert.deepEqual(readings.at(-1), {
    is: 'totals',
    totals: { items: 2, payments: { amountMinor: 10_050n }, refunds: { amountMinor: 50n } },
  });
});

async function headsOf(rows: readonly BillRow[], file = wechatBill({ rows })) {
  const readings = await readingsOf(file);
  return readings.flatMap((one) => (one.is === 'head' ? [[one.account, one.day]] : []));
}

test('a row of another merchant or of another day is told of', async () => {
  const next = { ...paid, atMs: atMs + dayMs };
  const ours = ['1900000001', '2026-10-03'];
  assert.deepEqual(await headsOf([paid, paid]), [ours]);
  assert.deepEqual(await headsOf([paid, paid, next]), [ours, ['1900000001', '2026-10-04']]);
  const two = wechatBill({ rows: [paid, paid] }).toString();
  const at = two.lastIndexOf('`1900000001,');
  const strange = `${two.slice(0, at)}\`1900000002,${two.slice(at + 12)}`;
  assert.deepEqual(await headsOf([], Buffer.from(strange)), [ours, ['1900000002', '2026-10-03']]);
  assert.deepEqual(await headsOf([]), [], 'nothing happened, and nothing says on which day');
  const broken = { ...paid, raw: '`2026-10-05 18:00:00,`wx,`1900000003,`' };
  assert.deepEqual(await headsOf([broken]), [['1900000003', '2026-10-05']]);
});

test('every total that is a sum of a column is compared with its rows', async () => {
  const refund: BillRow = { ...paid, amountMinor: 50n, refund: 'r', feeMinor: 0n, tradeNo: '7' };
  const rows = [paid, refund];
  const texts = async (...totals: string[]): Promise<string[]> => {
    const file = wechatBill({ rows, totals: totals.map((cell) => `\`${cell}`).join(',') });
    return (await readingsOf(file)).flatMap((one) =>
      one.is === 'contradiction' ? JSON.stringify(one.why) : [],
    );
  };
  const right = ['2', '100.50', '0.50', '0.00', '0.60000', '100.50', '0.50'];
  assert.deepEqual(await texts(...right), []);
  assert.deepEqual(await texts(...right.with(4, '0.60')), [], 'a sum of fees to the fen');
  assert.deepEqual(await texts(...right.with(4, '0.60001')), [
    '{"is":"column","column":"手续费总金额","told":"0.60001","read":"0.60000"}',
  ]);
  assert.deepEqual(await texts(...right.with(1, '100.51')), [
    '{"is":"column","column":"应结订单总金额","told":"100.51","read":"100.50000"}',
  ]);
  assert.deepEqual(await texts(...right.with(2, '0.49').with(3, '-')), [
    '{"is":"column","column":"退款总金额","told":"0.49","read":"0.50000"}',
    '{"is":"column","column":"充值券退款总金额","told":"-","read":"0.00000"}',
  ]);
});

test('of a coupon it counts what we gave, and not what WeChat did', async () => {
  const refund: BillRow = { ...paid, refund: 'r', feeMinor: 0n, tradeNo: '7' };
  const text = wechatBill({ rows: [paid, refund] })
    .toString()
    .replace('`HKD,`100.50,`0.00,', '`HKD,`98.50,`2.00,')
    .replace('`r,`100.50,', '`r,`98.50,');
  const readings = await readingsOf(Buffer.from(text));
  const items = readings.flatMap((one) => (one.is === 'item' ? [one.item] : []));
  assert.deepEqual(
    items.map(({ amountMinor, couponMinor }) => [amountMinor, couponMinor]),
    [
      [10_050n, 200n],
      [-10_050n, -200n],
    ],
  );
  const more = Buffer.from(text.replace('`98.50,`2.00,', '`100.51,`0.00,'));
  assert.ok(
    (await readingsOf(more)).some(({ is }) => is === 'unreadable'),
    'more than asked for',
  );
  // Statements abroad need not have what is settled.
  const abroad = Buffer.from(text.replace('应结订单金额', 'x').replace(',退款金额', ',y'));
  assert.ok(
    (await readingsOf(abroad)).every((one) => one.is !== 'item' || one.item.couponMinor === 0n),
  );
});

test('commas in a cell end nothing, and a packed bill is read like any other', async () => {
  const file = wechatBill({ rows: [{ ...paid, title: '充值,港幣,100' }] });
  assert.deepEqual(await readingsOf(gzipSync(file)), await readingsOf(file));
  assert.ok((await readingsOf(file)).some((one) => one.is === 'item'));
});

test('five decimals of a fee are kept', async () => {
  const file = wechatBill({ rows: [paid] })
    .toString()
    .replace('`0.60000`', '`0.00543`');
  const text = file.replace('`0.60000,', '`0.00543,');
  const items = (await readingsOf(Buffer.from(text))).flatMap((one) =>
    one.is === 'item' ? [one.item.feeThousandths] : [],
  );
  assert.deepEqual(items, [543n]);
});

test('a row that makes no sense is kept as it stands', async () => {
  const row = '`2026-10-03 18:00:00,`only two';
  const readings = await readingsOf(wechatBill({ rows: [{ ...paid, raw: row }, paid] }));
  assert.deepEqual(
    readings.filter(({ is }) => is === 'unreadable'),
    [{ is: 'unreadable', row: 2, text: row }],
  );
});

test('a bill without its totals, and what is no bill, are refused', async () => {
  const whole = wechatBill({ rows: [paid] }).toString();
  const cut = Buffer.from(whole.slice(0, whole.indexOf('总交易单数')));
  await assert.rejects(readingsOf(cut), isFault('cut_off'));
  await assert.rejects(readingsOf(Buffer.from('a,b\r\n')), isFault('kind_unknown'));
  await assert.rejects(
    readingsOf(Buffer.from(whole.replace('手续费,', '费,'))),
    isFault('column_missing'),
  );
  await assert.rejects(readingsOf(gzipSync(whole).subarray(0, 60)), isFault('archive_broken'));
});
