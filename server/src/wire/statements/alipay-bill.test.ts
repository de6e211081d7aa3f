import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { startOfDay } from '#base';
import { alipayBill, alipayHead, type BillRow } from '#test/alipay-bill';
import { type Reading, readAlipayBill, type StatementItem, WrongStatement } from './index.ts';

const day = '2026-10-03';
const atMs = startOfDay(day) + 36_000_000;
const of = { number: 'att_1', atMs, tradeNo: '20A' } as const;
const paid: BillRow = { ...of, amountMinor: 10_050n, feeMinor: 60n };
const refunded: BillRow = { ...of, amountMinor: 50n, refund: 'rfd_1' };

async function readingsOf(file: Buffer): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const some of readAlipayBill(file)) readings.push(...some);
  return readings;
}

async function itemsOf(file: Buffer): Promise<StatementItem[]> {
  return (await readingsOf(file)).flatMap((reading) =>
    reading.is === 'item' ? [reading.item] : [],
  );
}

function refusedAs(fault: string) {
  return (error: unknown) => error instanceof WrongStatement && error.fault === fault;
}

test('the business details are found behind the summary and read in minor units', async () => {
  const readings = await readingsOf(await alipayBill({ day, rows: [paid, refunded] }));
  assert.deepEqual(readings, [
    { is: 'head', account: '2088721382101609', day },
    {
      is: 'item',
      item: {
        row: 6,
        kind: 'payment',
        ourNumber: 'att_1',
        ourRefundNumber: '',
        providerNumber: '20A',
        amountMinor: 10_050n,
        couponMinor: 0n,
        currency: 'CNY',
        feeThousandths: 60_000n,
        occurredAt: atMs,
      },
    },
    {
      is: 'item',
      item: {
        row: 7,
        kind: 'refund',
        ourNumber: 'att_1',
        ourRefundNumber: 'rfd_1',
        providerNumber: '20A',
        amountMinor: -50n,
        couponMinor: 0n,
        currency: 'CNY',
        feeThousandths: 0n,
        occurredAt: atMs,
      },
    },
    {
      is: 'totals',
      totals: {
        payments: { count: 1, amountMinor: 10_050n },
        refunds: { count: 1, amountMinor: -50n },
        areLessCoupons: true,
      },
    },
  ]);
});

test('a title and a remark with commas do not shift the amounts', async () => {
  const rows = [{ ...paid, title: '充值,港币,100', remark: 'a,b' }];
  assert.equal((await itemsOf(await alipayBill({ day, rows })))[0]?.amountMinor, 10_050n);
});

test('columns are found by name, wherever they stand, in brackets of any width', async () => {
  const reversed = alipayHead.split(',').reverse().join(',');
  const other = reversed.replaceAll('（', '(').replaceAll('）', ')');
  const row = (await rowText(paid)).split(',').reverse().join(',');
  const file = await alipayBill({ day, rows: [{ ...paid, raw: row }], head: other });
  assert.equal((await itemsOf(file))[0]?.feeThousandths, 60_000n);
});

test('a bill that somebody has unpacked is read as well', async () => {
  const head = '#起始日期：[2026年10月03日 00:00:00]   终止日期：[2026年10月04日 00:00:00]';
  const text = `#支付宝业务明细查询\n${head}\n${alipayHead}\n${await rowText(paid)}\n#业务明细列表结束\n`;
  const totals = '#交易合计：1笔，商家实收共100.50元\n#退款合计：0笔，商家实收退款共0.00元\n';
  assert.equal((await itemsOf(iconv.encode(text + totals, 'gbk'))).length, 1);
});

test('a bill says of which day it is, and one of longer than a day is of none', async () => {
  const headless = await alipayBill({ day, rows: [paid], isHeadless: true });
  await assert.rejects(readingsOf(headless), refusedAs('head_missing'));
  const empty = await alipayBill({ day, rows: [], isHeadless: true });
  await assert.rejects(readingsOf(empty), refusedAs('head_missing'));
  const [head] = await readingsOf(await alipayBill({ day, rows: [paid], until: '2026-11-01' }));
  assert.ok(head?.is === 'head');
  assert.equal(head.day, '2026-10-03 00:00:00 to 2026-11-01 00:00:00');
});

test('of a coupon it counts what we gave, and not what Alipay did', async () => {
  const ours = (await rowText(paid)).replace('100.50,100.50,', '100.50,98.50,');
  const back = (await rowText(refunded)).replace('-0.50,-0.50,', '-0.50,-0.49,');
  const rows = [ours, back].map((raw) => ({ ...paid, raw }));
  assert.deepEqual(
    (await itemsOf(await alipayBill({ day, rows }))).map((one) => [
      one.amountMinor,
      one.couponMinor,
    ]),
    [
      [10_050n, 200n],
      [-50n, -1n],
    ],
  );
  const more = (await rowText(paid)).replace('100.50,100.50,', '100.50,100.51,');
  const [, reading] = await readingsOf(await alipayBill({ day, rows: [{ ...paid, raw: more }] }));
  assert.equal(reading?.is, 'unreadable', 'more came than was asked for');
});

test('a row that makes no sense is kept as it stands, and the others are read', async () => {
  const spoilt = [
    'nonsense',
    (await rowText(paid)).replaceAll('100.50', '100.505'),
    (await rowText(paid)).replaceAll('100.50', '-100.50'),
    (await rowText(paid)).replaceAll('2026-10-03', '2026-13-03'),
    (await rowText(paid)).replace('20A', ''),
  ];
  const rows = [...spoilt.map((raw) => ({ ...paid, raw })), paid];
  const readings = await readingsOf(await alipayBill({ day, rows }));
  const unreadable = readings.flatMap((one) => (one.is === 'unreadable' ? [one.text] : []));

  assert.deepEqual(unreadable, spoilt);
});

test('what is no bill of Alipay is refused, each with its fault', async () => {
  await assert.rejects(
    readingsOf(Buffer.from('PK\u0003\u0004broken')),
    refusedAs('archive_broken'),
  );
  await assert.rejects(readingsOf(Buffer.from('hello')), refusedAs('kind_unknown'));
  const other = Buffer.from(zipSync({ 'a.csv': Buffer.from('#other') }));
  await assert.rejects(readingsOf(other), refusedAs('kind_unknown'));
  const cut = await alipayBill({ day, rows: [paid], isCutOff: true });
  await assert.rejects(readingsOf(cut), refusedAs('cut_off'));
  const head = alipayHead.replace('商家实收（元）', '实收');
  const nameless = await alipayBill({ day, rows: [], head });
  await assert.rejects(readingsOf(nameless), refusedAs('column_missing'));
  const whole = await alipayBill({ day, rows: [paid] });
  await assert.rejects(
    readingsOf(whole.subarray(0, whole.length - 40)),
    refusedAs('archive_broken'),
  );
});

async function rowText(row: BillRow): Promise<string> {
  const file = await alipayBill({ day, rows: [row], totals: [], isCutOff: true });
  const text = iconv.decode(Buffer.from(unzipSync(file)['details.csv'] ?? []), 'gbk');
  return text.split('\r\n').find((line) => line.includes(row.number)) ?? '';
}
