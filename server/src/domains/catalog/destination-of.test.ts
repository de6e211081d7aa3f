import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Zone } from '#base';
import { textTable } from '#test/text-table';
import { destinationOf } from './destination-of.ts';

test('the country of a number decides, and the place of a short one', () => {
  const rows = textTable<'party' | 'zone' | 'destination'>(`
    party          | zone | destination
    +85291234567   | CN   | HK
    +8613800138001 | HK   | CN
    +85366123456   | HK   | MO
    +886912345678  | HK   | TW
    +81312345678   | HK   | OTHER
    188            | HK   | HK
    10086          | CN   | CN
    999            | ROW  | OTHER
    -              | HK   | OTHER
  `);
  for (const { party, zone, destination } of rows) {
    const known = party === '-' ? undefined : party;
    assert.equal(destinationOf(known, zone as Zone), destination, `${party} ${zone}`);
  }
});
