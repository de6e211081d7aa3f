import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { isCurrency, startOfDay } from '#base';
import { alipayBill, type BillRow } from '#test/alipay-bill';
import { antomReport } from '#test/antom-report';
import { camtStatement, csvStatement, type PrintedEntry } from '#test/bank-statement';
import { stripeBalance } from '#test/stripe-balance';
import { wechatBill } from '#test/wechat-bill';
import {
  type BankReading,
  type BankReadings,
  type Reading,
  type Readings,
  readAlipayBill,
  readAntomReport,
  readBankStatement,
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
const entry: PrintedEntry = { bankReference: 'F1', amountMinor: 100n, atMs: startOfDay(day) };
const statement = { account: '024-001234-001', day, openingMinor: 0n, entries: [entry, entry] };

type Codec = (file: Buffer) => Readings | BankReadings;

const packed = await alipayBill({ day, rows: [rowOfAll] });
const unpacked = Buffer.from(unzipSync(packed)['details.csv'] ?? []);

const codecs: readonly (readonly [name: string, read: Codec, whole: Buffer])[] = [
  ['a bill of Alipay', readAlipayBill, packed],
  ['an unpacked bill of Alipay', readAlipayBill, unpacked],
  ['a report of Antom', readAntomReport, antomReport([rowOfAll])],
  ['a bill of WeChat', readWechatBill, wechatBill({ rows: [rowOfAll] })],
  ['a packed bill of WeChat', readWechatBill, gzipSync(wechatBill({ rows: [rowOfAll] }))],
  ['a balance at Stripe', readStripeBalance, stripeBalance([rowOfAll])],
  ['a camt statement', readBankStatement, camtStatement(statement)],
  ['a statement in CSV', readBankStatement, csvStatement(statement)],
];

const kinds = new Set('payment refund fee payout credit chargeback other'.split(' '));
const longestYear = Date.parse('3000-01-01T00:00:00Z');

/** What is read must be possible to keep: PostgreSQL has limits of its own. */
function assertKeepable(reading: Reading | BankReading): void {
  const told = reading.is === 'item' ? reading.item : reading.is === 'entry' && reading.entry;
  if (!told) return;
  const atMs = 'bookedAt' in told ? told.bookedAt : told.occurredAt;
  assert.ok(Number.isSafeInteger(atMs) && Math.abs(atMs) < longestYear, String(atMs));
  if ('kind' in told) assert.ok(kinds.has(told.kind), told.kind);
  assert.ok(isCurrency(told.currency));
  for (const value of Object.values(told)) {
    if (typeof value === 'string') assert.ok(!value.includes('\0'), JSON.stringify(value));
    if (typeof value === 'bigint') assert.equal(BigInt.asIntN(64, value), value);
  }
}

/** Reads, or says no as it should; anything else is a fault of ours. Returns how much was read. */
async function assertOrderly(read: Codec, file: Buffer): Promise<number> {
  let movements = 0;
  try {
    for await (const readings of read(file)) {
      for (const reading of readings) assertKeepable(reading);
      movements += readings.filter(({ is }) => is === 'item' || is === 'entry').length;
    }
  } catch (error) {
    assert.ok(error instanceof WrongStatement, String(error));
  }
  return movements;
}

const oddTexts = [
  'constructor',
  '__proto__',
  '\0',
  '2026-02-30',
  '2026-02-30 00:00:00',
  '0000-00-00 00:00:00',
  '9999-12-31T23:59:59+00:00',
  '99999999999999999999.99',
  '1e400',
  '-1',
  '9007199254740991',
  '\\u0000',
  '[[[[',
  '<a>',
  '"',
  '&#0;',
  '&lt;',
  '\u{1f600}',
];

/** A file as text with one of its words replaced by another, which may be none at all. */
function spoilt(file: Buffer, encoding: string): fc.Arbitrary<Buffer> {
  const parts = iconv.decode(file, encoding).split(/([,"`<>{}:/\t\r\n]+)/);
  const odd = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(...parts),
  );
  return fc
    .tuple(fc.nat({ max: parts.length - 1 }), odd)
    .map(([at, by]) => iconv.encode(parts.with(at, by).join(''), encoding));
}

for (const [name, read, whole] of codecs) {
  suite(name, () => {
    test('is read, and brings nothing down with any damage or as any other bytes', async () => {
      assert.ok((await assertOrderly(read, whole)) > 0);
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
          await assertOrderly(read, file.subarray(0, end));
        }),
        { numRuns: 400 },
      );
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
          await assertOrderly(read, Buffer.from(bytes));
        }),
        { numRuns: 200 },
      );
    });

    test('with any one word made another has nothing in it that could not be kept', async () => {
      const encoding = read === readAlipayBill ? 'gb18030' : 'utf-8';
      await fc.assert(
        fc.asyncProperty(spoilt(whole, encoding), async (file) => {
          await assertOrderly(read, file);
        }),
        { numRuns: 600 },
      );
    });
  });
}

const nested = '['.repeat(30_000);
/** As small as they come and as large as they are, or take squares of time. */
const endless: readonly (readonly [what: string, read: Codec, file: () => Buffer])[] = [
  ['elements in elements', readBankStatement, () => Buffer.from('<a>'.repeat(400_000))],
  [
    'elements that end in elements',
    readBankStatement,
    () => Buffer.from('<a>'.repeat(200_000) + '</a>'.repeat(200_000)),
  ],
  [
    'a name without an end',
    readBankStatement,
    () => Buffer.from(`<${'a'.repeat(500_000)}>${'<b/>'.repeat(100_000)}`),
  ],
  [
    'a text without an end',
    readBankStatement,
    () => Buffer.from(`<a>${'<![CDATA[x]]>'.repeat(200_000)}`),
  ],
  ['a line without an end', readStripeBalance, () => Buffer.alloc(4_000_000, '[')],
  [
    'lists in lists',
    readStripeBalance,
    () => Buffer.from(`{"object":"list","data":[${nested}${nested.replaceAll('[', ']')}]}`),
  ],
  ['a cell without an end', readAntomReport, () => Buffer.from(`"${'""\n'.repeat(500_000)}`)],
  ['a packed line without an end', readWechatBill, () => gzipSync(Buffer.alloc(200_000_000))],
];

for (const [what, read, file] of endless) {
  test(`${what} takes little time and memory`, async () => {
    const bytes = file();
    const before = process.cpuUsage();
    const { arrayBuffers } = process.memoryUsage();
    await assertOrderly(read, bytes);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 3_000_000, `${(user + system) / 1_000} ms`);
    assert.ok(process.memoryUsage().arrayBuffers - arrayBuffers < 100_000_000);
  });
}
