import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { majorOf, minorOf } from '#base';
import { textTable } from '#test/text-table';
import { checkCatalog } from './check-catalog.ts';
import { fitsShelf, shelfPriceCnyMinor } from './shelf.ts';
import { shelfOf } from './tile.ts';

const file = new URL('../../../db/seed/demo-catalog.json', import.meta.url);
const checked = checkCatalog(JSON.parse(readFileSync(file, 'utf8')));
assert.ok('content' in checked, 'the demo catalogue is in order');
const catalog = { ...checked.content, version: 1, validFrom: 0 };

function shown(channel: string): string[][] {
  return shelfOf(catalog, channel, 0).map((tile) => [
    majorOf(tile.valueMinor),
    majorOf(tile.cnyMinor),
    majorOf(tile.bonusMinor),
    String(tile.validDays),
  ]);
}

test('the shelf shows value, price, bonus and days of every tile as its channel gives them', () => {
  const cases = textTable<'value' | 'cny' | 'online' | 'kiosk' | 'days'>(`
    value   | cny    | online | kiosk | days
      50.00 |  46.00 |   0.00 |  0.00 | 90
     100.00 |  92.00 |   5.00 |  0.00 | 180
     200.00 | 184.00 |  10.00 |  0.00 | 180
     300.00 | 276.00 |  30.00 |  0.00 | 365
     500.00 | 460.00 |  50.00 |  0.00 | 365
    1000.00 | 920.00 | 100.00 |  0.00 | 365
  `);
  const expected = (bonus: 'online' | 'kiosk') =>
    cases.map((row) => [row.value, row.cny, row[bonus], row.days]);
  assert.deepEqual(shown('app'), expected('online'));
  assert.deepEqual(shown('kiosk'), expected('kiosk'));
});

test('amounts between the tiles fit in steps, and only tiles have a price of their own', () => {
  const cases = textTable<'value' | 'fits' | 'cny'>(`
    value   | fits | cny
      40.00 | no   | none
      50.00 | yes  | 46.00
      60.00 | yes  | none
      65.00 | no   | none
      50.01 | no   | none
     990.00 | yes  | none
    1000.00 | yes  | 920.00
    1010.00 | no   | none
       0.00 | no   | none
     -50.00 | no   | none
  `);
  for (const { value, fits, cny } of cases) {
    const valueMinor = minorOf(value) ?? 0n;
    assert.equal(fitsShelf(catalog.shelf, valueMinor), fits === 'yes', value);
    const price = shelfPriceCnyMinor(catalog.shelf, valueMinor);
    assert.equal(price === undefined ? 'none' : majorOf(price), cny, value);
  }
});
