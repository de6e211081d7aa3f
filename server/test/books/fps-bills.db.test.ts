import assert from 'node:assert/strict';
import { type TestContext as T, test } from 'node:test';
import { addDays, hourMs, startOfDay } from '#base';
import { readBanks } from '#banking';
import { openBankShop, shopDay as day } from '#test/bank-shop';

async function openPaidShop(t: T) {
  const shop = await openBankShop(t);
  for (let count = 1; count <= 3; count += 1) await shop.payByCode();
  await readBanks(shop.context);
  return shop;
}

const noonMs = startOfDay(addDays(day, 1)) + 12 * hourMs;

const errors: readonly (readonly [error: string, breaks: readonly string[]])[] = [
  ['missing', ['not_in_bill waiting']],
  ['extra', ['not_ours open']],
  ['duplicate', ['duplicate open']],
  ['changed', ['amount_differs open']],
  // The report of the day had it, and whose it is stands.
  ['reference', []],
  ['currency', ['currency_differs open']],
  ['totals', ['totals_differ open']],
];

for (const [error, expected] of errors) {
  test(`a bank's statement with ${error} wrong becomes breaks by name`, async (t) => {
    const shop = await openPaidShop(t);
    await shop.post('statement-errors', { seed: 3, [error]: 1 });
    const { read, breaks } = await shop.readDayAt(noonMs);
    assert.equal(read.state, 'matched', read.problem ?? '');
    assert.deepEqual(breaks, expected);
    await shop.assertAudit();
  });
}

test('a statement that is late is awaited, and agrees once it comes', async (t) => {
  const shop = await openPaidShop(t);
  await shop.post('statement-errors', { seed: 3, late: 1 });
  assert.equal((await shop.readDayAt(noonMs)).read.state, 'awaited');
  const { read, breaks } = await shop.readDayAt(noonMs + 26 * hourMs);
  assert.equal(read.state, 'matched', read.problem ?? '');
  assert.deepEqual(breaks, []);
  await shop.assertAudit();
});
