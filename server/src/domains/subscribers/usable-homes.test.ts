import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUsableAs, usableHomesOf, withHome } from './usable-homes.ts';

const hongKong = { home: 'HK', registration: 'registered' } as const;

test('a number that is not registered rests, and the other works', () => {
  for (const registration of ['pending', 'suspended', 'none'] as const) {
    const homes = usableHomesOf([hongKong, { home: 'CN', registration }]);
    assert.deepEqual(
      [isUsableAs(homes, 'HK'), isUsableAs(homes, 'CN'), isUsableAs(homes, undefined)],
      [true, false, true],
    );
  }
});

test('a SIM of which no number is registered is not used at all', () => {
  const homes = withHome(usableHomesOf([hongKong]), 'HK', false);
  assert.deepEqual([isUsableAs(homes, 'HK'), isUsableAs(homes, undefined)], [false, false]);
  assert.ok(isUsableAs(withHome(homes, 'CN', true), undefined));
});
