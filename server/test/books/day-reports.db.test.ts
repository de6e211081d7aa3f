import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, hongKongDay, hourMs, idFrom, present, startOfDay } from '#base';
import {
  decideResolution,
  exportDay,
  importBill,
  proposeResolution,
  readBillFile,
  readDay,
} from '#reconciliation';
import { openBillShop } from '#test/bill-shop';
import { testStartMs } from '#test/database';
import { staffCaller } from '#test/finance';

const connector = 'antom';
const maker = staffCaller('finance');
const checker = staffCaller('finance');
const day = hongKongDay(testStartMs);
const key = { connector, day };

/** A day of three payments in HKD, of which the report has the last in CNY, and resolved so. */
async function openDay(t: T) {
  const rates = { 'reconciliation.fee_rates': 'antom=120' };
  const shop = await openBillShop(t, 'antom', rates);
  const { context } = shop;
  for (let count = 0; count < 3; count += 1) await shop.paid();
  shop.setTime(startOfDay(addDays(day, 1)) + 12 * hourMs);
  await shop.fetchBills();
  const whole = await readDay(context, maker, key);
  const pieces: Uint8Array[] = [];
  const { parts } = await readBillFile(
    context,
    maker,
    idFrom('bil', present(whole.bills[0], 'a bill').id),
  );
  for await (const piece of parts) pieces.push(piece);
  const lines = Buffer.concat(pieces).toString().split('\r\n');
  const last = lines.findLastIndex((line) => line.includes(',PAYMENT,'));
  const inCny = present(lines[last], 'a row').replace(',10000,HKD,120,HKD', ',9200,CNY,110,CNY');
  assert.notEqual(inCny, lines[last]);
  const file = Buffer.from(lines.with(last, inCny).join('\r\n'));
  await importBill(context, { ...key, file }, () => undefined);
  const [found] = (await readDay(context, maker, key)).breaks;
  const { id } = present(found, 'a break');
  const proposal = { break: id, way: 'book_unmatched', reason: 'two, "as billed"' } as const;
  await proposeResolution(context, maker, proposal);
  await decideResolution(context, checker, { break: id, isApproved: true });
  return shop;
}

/** As a spreadsheet reads it. */
function rowsOf(table: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...lines] = table
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => {
        return quoted?.replaceAll('""', '"') ?? plain ?? '';
      }),
    );
  return lines.map((cells) => {
    assert.equal(cells.length, head.length, cells.join());
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
  });
}

test('the report of a day as CSV has its sums, its breaks and who has decided them', async (t) => {
  const { context, ...shop } = await openDay(t);
  const rows = rowsOf(await exportDay(context, maker, key));
  assert.ok(rows.every((row) => row['connector'] === connector && row['day'] === day));
  const partsOf = (part: string) => rows.filter((row) => row['part'] === part);
  assert.deepEqual(
    partsOf('day').map(({ state }) => state),
    ['matched'],
  );
  const [found] = partsOf('break');
  assert.equal(found?.['name'], 'currency_differs');
  assert.equal(found['bill_amount'], '92.00');
  assert.equal(found['our_amount'], '100.00');
  assert.equal(found['reason'], 'two, "as billed"');
  assert.equal(found['proposed_by'], maker.session.staff);
  assert.equal(found['decided_by'], checker.session.staff);
  assert.equal(partsOf('settlement').length, 2, 'and how we stand with it in each currency');
  await shop.assertAudit();
});

test('a report of a day has HKD and CNY beside each other and never adds them', async (t) => {
  const { context, ...shop } = await openDay(t);
  const rows = rowsOf(await exportDay(context, maker, key));
  const sums = rows
    .filter(({ part }) => part === 'sum')
    .map((row) => [row['name'], row['currency'], row['items'], row['bill_amount'], row['fee']]);
  assert.deepEqual(sums, [
    ['payment', 'CNY', '1', '92.00', '1.10'],
    ['payment', 'HKD', '2', '200.00', '2.40'],
  ]);
  const batches = rows
    .filter(({ part }) => part === 'batch')
    .map((row) => [row['currency'], row['our_amount'], row['state']]);
  assert.deepEqual(batches, [
    ['CNY', '90.90', 'awaited'],
    ['HKD', '197.60', 'awaited'],
  ]);
  const amounts = rows.flatMap((row) => [row['bill_amount'], row['our_amount']]);
  assert.ok(!amounts.includes('292.00'), 'a sum of two currencies');
  const read = await readDay(context, maker, key);
  assert.deepEqual(
    read.sums.map(({ currency, amount }) => [currency, amount]),
    [
      ['CNY', 9_200n],
      ['HKD', 20_000n],
    ],
  );
  await shop.assertAudit();
});
