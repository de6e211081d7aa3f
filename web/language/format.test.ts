import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatIn } from './format.ts';

const english = formatIn('en');
const hongKong = formatIn('zh-Hant');
const mainland = formatIn('zh-Hans');
const hkd = (amountMinor: number) => ({ amountMinor, currency: 'HKD' as const });
const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' as const });

suite('money', () => {
  test('has its sign in front in every language, and two places', () => {
    for (const format of [english, hongKong, mainland]) {
      assert.equal(format.money(hkd(123_450)), 'HK$1,234.50');
      assert.equal(format.money(cny(9_200)), '¥92.00');
      assert.equal(format.money(hkd(0)), 'HK$0.00');
    }
  });

  test('below zero carries a minus before the sign', () => {
    assert.equal(english.money(hkd(-5)), '−HK$0.05');
  });

  test('on a tile goes without cents only where there are none', () => {
    assert.equal(english.roundMoney(hkd(10_000)), 'HK$100');
    assert.equal(english.roundMoney(hkd(10_050)), 'HK$100.50');
  });

  test('is exact up to the largest amount that the contract knows', () => {
    assert.equal(english.money(hkd(9_007_199_254_740_991)), 'HK$90,071,992,547,409.91');
  });
});

suite('time', () => {
  test('is that of Hong Kong, wherever the phone is', () => {
    assert.equal(english.time('2026-06-30T16:05:00Z'), '00:05');
    assert.equal(english.dayAndTime('2026-06-30T15:59:59Z'), '30 Jun 2026, 23:59');
    assert.equal(hongKong.dayAndTime('2026-06-30T16:00:00Z'), '2026年7月1日 00:00');
  });

  test('of a calendar day is that very day', () => {
    assert.equal(english.day('2026-06-30'), '30 Jun 2026');
    assert.equal(mainland.day('2026-06-30'), '2026年6月30日');
    assert.equal(english.month('2026-06'), 'June 2026');
    assert.equal(hongKong.month('2026-06'), '2026年6月');
    assert.equal(mainland.dayOf('2026-06-30T15:59:59Z'), '2026年6月30日');
  });

  test('of a promise is told in its largest whole unit and never shortened', () => {
    assert.deepEqual(
      [10, 60, 90, 1_800, 3_600, 172_800].map((seconds) => english.duration(seconds)),
      ['10 seconds', '1 minute', '2 minutes', '30 minutes', '1 hour', '2 days'],
    );
    assert.deepEqual([hongKong.duration(60), hongKong.days(12)], ['1分鐘', '12日']);
    assert.deepEqual([mainland.duration(60), mainland.days(12)], ['1分钟', '12天']);
  });

  test('on a countdown ends at zero', () => {
    assert.deepEqual(
      [245, 59.2, 0, -7].map((seconds) => english.clock(seconds)),
      ['4:05', '1:00', '0:00', '0:00'],
    );
  });
});

suite('sizes', () => {
  test('of data are told in the largest fitting unit of 1,024 and never rounded up', () => {
    const gigabyte = 1_024 ** 3;
    assert.deepEqual(
      [0, 1_024, 12 * gigabyte, 1.29 * gigabyte, 0.999 * gigabyte].map((one) => english.bytes(one)),
      ['0 byte', '1 kB', '12 GB', '1.2 GB', '1,022 MB'],
    );
  });

  test('of calls are told in whole minutes', () => {
    assert.equal(hongKong.minutes(3_659), '60分鐘');
  });
});

test('zones are listed in the way of each language', () => {
  assert.equal(english.list(['Mainland', 'Macau']), 'Mainland, Macau');
  assert.equal(hongKong.list(['內地', '澳門']), '內地、澳門');
});
