import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneMask } from '#base';
import { textTable } from '#test/text-table';
import { isAtTime, pricingProblems, type Rate, type TariffTime } from './tariff.ts';

const peak: TariffTime = { code: 'peak', name: null, fromMinute: 12 * 60, untilMinute: 21 * 60 };
const offPeak: TariffTime = {
  code: 'off_peak',
  name: null,
  fromMinute: 21 * 60,
  untilMinute: 12 * 60,
};

test('a tariff time begins on its first minute, ends before its last and may pass midnight', () => {
  const cases = textTable<'clock' | 'peak'>(`
    clock | peak
    00:00 | no
    11:59 | no
    12:00 | yes
    20:59 | yes
    21:00 | no
    23:59 | no
  `);
  for (const { clock, peak: isPeak } of cases) {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    assert.equal(isAtTime(peak, hours * 60 + minutes), isPeak === 'yes', clock);
    assert.equal(isAtTime(offPeak, hours * 60 + minutes), isPeak === 'no', clock);
  }
});

const plain: Rate = {
  code: 'plain',
  service: 'voice',
  zones: zoneMask('HK', 'CN', 'MO', 'ROW'),
  direction: 'in',
  to: null,
  time: null,
  eligibility: null,
  connectMinor: 0n,
  priceMinor: 30n,
  per: 60,
  firstUnits: 60,
  thenUnits: 60,
  dailyCapMinor: null,
  throttle: null,
  needsOptIn: false,
};
const callsIn: Rate = { ...plain, code: 'calls_in' };
const callsOut: Rate = { ...plain, code: 'calls_out', direction: 'out' };
const messages: Rate[] = [
  { ...plain, code: 'sms_in', service: 'sms' },
  { ...plain, code: 'sms_out', service: 'sms', direction: 'out' },
];

test('a plan whose every call and message has one price is whole, with or without data', () => {
  const rates = [callsIn, callsOut, ...messages];
  const data: Rate = { ...plain, code: 'data', service: 'data', direction: null };
  assert.deepEqual(pricingProblems(rates, []), []);
  assert.deepEqual(pricingProblems([...rates, data], []), []);
});

test('a call without a price and a call with two are found', () => {
  const withoutMacau = { ...callsIn, zones: zoneMask('HK', 'CN', 'ROW') };
  const toTaiwan: Rate = { ...callsOut, code: 'to_tw', zones: zoneMask('HK'), to: ['TW'] };
  assert.deepEqual(pricingProblems([withoutMacau, callsOut, ...messages], []), [
    'voice in in MO has no price',
  ]);
  assert.deepEqual(pricingProblems([callsIn, callsOut, toTaiwan, ...messages], []), [
    'voice out in HK to TW has calls_out and to_tw',
  ]);
});

test('times of the day must fill it and must not overlap', () => {
  const inPeak: Rate = { ...callsIn, code: 'in_peak', time: 'peak' };
  const inOffPeak: Rate = { ...callsIn, code: 'in_off_peak', time: 'off_peak' };
  const others = [callsOut, ...messages];
  const times = [peak, offPeak];
  assert.deepEqual(pricingProblems([inPeak, inOffPeak, ...others], times), []);
  assert.equal(pricingProblems([inPeak, ...others], times)[0], 'voice in in HK has no price');
  const early = { ...offPeak, fromMinute: 20 * 60 };
  assert.equal(
    pricingProblems([inPeak, inOffPeak, ...others], [peak, early])[0],
    'voice in in HK has in_peak and in_off_peak',
  );
});
