import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { startOfDay } from '#base';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { antomReport } from '#test/antom-report';
import { csvStatement } from '#test/bank-statement';
import { stripeBalance } from '#test/stripe-balance';
import { wechatBill } from '#test/wechat-bill';
import {
  readAlipayBill,
  readAntomReport,
  readBankStatement,
  readStripeBalance,
  readWechatBill,
  WrongStatement,
} from './index.ts';

const day = '2026-10-03';
const paid: BillRow = {
  number: 'att_1',
  tradeNo: '20A',
  title: 'a top-up',
  amountMinor: 10_050n,
  atMs: startOfDay(day) + 36_000_000,
  feeMinor: 60n,
};
const rows: BillRow[] = [paid, { ...paid, amountMinor: 50n, feeMinor: 0n, refund: 'rfd_1' }];

/** One head and the rows below it; what stands before and after has no columns. */
interface Table {
  readonly before: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly after: readonly string[];
}

interface Format {
  open(): Promise<Table>;
  print(lines: readonly string[]): Buffer;
  /** A line of the table; of WeChat's its head has no backticks. */
  lineOf(cells: readonly string[], index: number): string;
  read(file: Buffer): AsyncIterable<readonly unknown[]>;
  /** What is refused by its name where it is missing. */
  readonly needed: readonly string[];
}

const commas = (cells: readonly string[]): string => cells.join(',');
const byLines = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
const linesIn = (text: string): string[] => text.split('\r\n').filter((line) => line !== '');
const backticks = (cells: readonly string[], index: number): string =>
  index === 0 ? commas(cells) : cells.map((cell) => `\`${cell}`).join(',');

/** Of the lines, from a head on as many as belong to it. */
function tableOf(lines: readonly string[], at: number, count: number): Table {
  const cells = lines.slice(at, at + count).map((line) => line.replaceAll('`', '').split(','));
  return { before: lines.slice(0, at), cells, after: lines.slice(at + count) };
}

const wechatLines = (): string[] => linesIn(wechatBill({ rows }).toString().replace('\uFEFF', ''));
const wechat = {
  print: (lines: readonly string[]): Buffer => byLines([`\uFEFF${lines[0]}`, ...lines.slice(1)]),
  lineOf: backticks,
  read: readWechatBill,
};

const formats: Readonly<Record<string, Format>> = {
  'Alipay’s bill': {
    async open() {
      const file = unzipSync(await alipayBill({ day, rows }))['details.csv'] ?? Buffer.of();
      const lines = linesIn(iconv.decode(Buffer.from(file), 'gbk'));
      const at = lines.findIndex((line) => line.startsWith('支付宝交易号'));
      return tableOf(lines, at, 3);
    },
    print: (lines) => iconv.encode(lines.map((line) => `${line}\r\n`).join(''), 'gbk'),
    lineOf: commas,
    read: readAlipayBill,
    needed: [
      '支付宝交易号',
      '商户订单号',
      '业务类型',
      '商品名称',
      '创建时间',
      '完成时间',
      '订单金额（元）',
      '商家实收（元）',
      '退款批次号/请求号',
      '服务费（元）',
    ],
  },
  'WeChat’s bill': {
    ...wechat,
    open: async () => tableOf(wechatLines(), 0, 3),
    needed: [
      '交易时间',
      '商户号',
      '微信订单号',
      '商户订单号',
      '交易状态',
      '货币种类',
      '微信退款单号',
      '商户退款单号',
      '手续费',
      '订单金额',
      '申请退款金额',
    ],
  },
  'the totals of WeChat’s bill': {
    ...wechat,
    open: async () => tableOf(wechatLines(), 3, 2),
    needed: ['总交易单数', '订单总金额', '申请退款总金额'],
  },
  'Antom’s report': {
    open: async () => tableOf(linesIn(antomReport(rows).toString()), 0, 3),
    print: byLines,
    lineOf: commas,
    read: readAntomReport,
    needed: [
      'customerId',
      'transactionId',
      'transactionRequestId',
      'transactionType',
      'transactionTime',
      'transactionAmountValue',
      'transactionAmountCurrency',
      'feeAmountValue',
    ],
  },
  'a bank’s CSV': {
    async open() {
      const instructed = { amountMinor: 9_200n, currency: 'CNY' };
      const entry = { bankReference: 'F1', amountMinor: 10_000n, atMs: paid.atMs, reference: 'R1' };
      const entries = [
        { ...entry, details: 'FPS', counterparty: 'CHAN TAI MAN', instructed },
        { ...entry, bankReference: 'F2', amountMinor: -50n, isReversal: true },
      ];
      const file = csvStatement({ account: '024-1', day, openingMinor: 0n, entries });
      return tableOf(linesIn(file.toString().replaceAll('"', '')), 2, 3);
    },
    print: byLines,
    lineOf: commas,
    read: readBankStatement,
    needed: [
      'Booked',
      'Bank reference',
      'Amount',
      'Currency',
      'Reference',
      'Details',
      'Counterparty',
      'Counterparty account',
      'Reversal',
    ],
  },
};

for (const [name, format] of Object.entries(formats)) {
  suite(name, () => {
    test('is read by the names in its head, in whatever order they stand', async () => {
      const table = await format.open();
      const right = await readingsOf(format, table);
      assert.ok(right.length > 2 && right.every(({ is }) => is !== 'unreadable'));
      const order = fc.shuffledSubarray([...(table.cells[0] ?? []).keys()], {
        minLength: table.cells[0]?.length ?? 0,
      });
      await fc.assert(
        fc.asyncProperty(order, async (places) => {
          const moved = changed(table, (cells) => places.map((place) => cells[place] ?? ''));
          assert.deepEqual(await readingsOf(format, moved), right);
        }),
        { numRuns: 60 },
      );
    });

    test('may have a column that nobody knows, wherever it stands', async () => {
      const table = await format.open();
      const right = await readingsOf(format, table);
      for (const at of [...(table.cells[0] ?? []).keys(), table.cells[0]?.length ?? 0]) {
        const more = changed(table, (cells, index) =>
          cells.toSpliced(at, 0, index === 0 ? 'unheard of' : '9.99'),
        );
        assert.deepEqual(await readingsOf(format, more), right, `at ${at}`);
      }
    });

    test('is refused by the name of a column that is missing, where it needs it', async () => {
      const table = await format.open();
      const refused: string[] = [];
      for (const [at, column] of (table.cells[0] ?? []).entries()) {
        const less = changed(table, (cells) => cells.toSpliced(at, 1));
        try {
          await readingsOf(format, less);
        } catch (error) {
          assert.ok(error instanceof WrongStatement, String(error));
          assert.deepEqual([error.fault, error.message], ['column_missing', `no column ${column}`]);
          refused.push(column);
        }
      }
      assert.deepEqual(refused.sort(), [...format.needed].sort());
    });
  });
}

suite('Stripe’s list', () => {
  test('is read by the names of its fields, in whatever order, beside unknown ones', async () => {
    const file = stripeBalance(rows, 2);
    const right = await readingsIn(readStripeBalance(file));
    assert.ok(right.some(({ is }) => is === 'item'));
    const turned = JSON.stringify(JSON.parse(file.toString()), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries([...Object.entries(value).toReversed(), ['unheard_of', 9.99]])
        : value,
    );
    assert.deepEqual(await readingsIn(readStripeBalance(Buffer.from(`${turned}\n`))), right);
  });

  test('keeps what lacks a field it needs as it stands', async () => {
    const needed = ['id', 'object', 'amount', 'fee', 'currency', 'created'];
    for (const field of needed) {
      const page = JSON.parse(stripeBalance([paid]).toString()) as { data: object[] };
      const data = page.data.map((one) =>
        Object.fromEntries(Object.entries(one).filter(([name]) => name !== field)),
      );
      const readings = await readingsIn(
        readStripeBalance(Buffer.from(JSON.stringify({ ...page, data }))),
      );
      assert.deepEqual(
        readings.map(({ is }) => is),
        ['unreadable'],
        field,
      );
    }
  });
});

function changed(
  table: Table,
  change: (cells: readonly string[], index: number) => readonly string[],
): Table {
  return { ...table, cells: table.cells.map(change) };
}

type Told = { readonly is: string };

async function readingsIn(readings: AsyncIterable<readonly unknown[]>): Promise<Told[]> {
  const all: Told[] = [];
  for await (const some of readings) all.push(...(some as readonly Told[]));
  return all;
}

function readingsOf(format: Format, { before, cells, after }: Table): Promise<Told[]> {
  const lines = [...before, ...cells.map((line, index) => format.lineOf(line, index)), ...after];
  return readingsIn(format.read(format.print(lines)));
}
