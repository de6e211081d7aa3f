import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everywhere, zoneMask } from '#base';
import type { ReceiptUnits } from './receipt.ts';
import { unitsText } from './units-text.ts';

const megabyte = 1_048_576n;

test('units are said as people count them, and where they can be used', () => {
  const cases: readonly (readonly [ReceiptUnits['unit'], bigint, string])[] = [
    ['BYTE', 1_024n * megabyte, 'Data 1 GB'],
    ['BYTE', 1_536n * megabyte, 'Data 1.5 GB'],
    ['BYTE', 1_023n * megabyte, 'Data 1023 MB'],
    ['BYTE', 10n * megabyte, 'Data 10 MB'],
    ['SECOND', 90n, 'Calls 1.5 min'],
    ['SECOND', 6_000n, 'Calls 100 min'],
    ['MESSAGE', 100n, '100 messages'],
  ];
  for (const [unit, amount, said] of cases) {
    assert.equal(unitsText({ unit, amount, zones: zoneMask('HK') }, 'en'), `${said} (Hong Kong)`);
  }
  const all = { unit: 'MESSAGE', amount: 5n, zones: everywhere } as const;
  assert.equal(unitsText(all, 'zh-Hant'), '短訊5條（香港、內地、澳門、其他地區）');
});
