import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metresBetween, microOf } from '#base';
import { areas, districtNamed, districts } from './districts.ts';

const named = (text: string) => districtNamed(text)?.code;

test('a district is found as people name it, in any language, with or without its title', () => {
  for (const text of [
    'KT',
    'kwun tong',
    'KWUNTONG',
    '觀塘',
    '观塘',
    '觀塘區',
    'Kwun Tong District',
  ]) {
    assert.equal(named(text), 'KT', text);
  }
  assert.equal(named('Central and Western'), undefined);
  assert.equal(named('CENTRAL&WESTERN'), 'CW');
  assert.equal(named('福田区'), 'FT');
  assert.equal(named('北區'), 'NO');
  assert.equal(named('Bao’an'), 'BA');
  for (const text of ['', ' ', '區', 'PING', '倫敦']) assert.equal(named(text), undefined, text);
});

test('districts have codes of their own, and no area has more than a phone has digits', () => {
  assert.equal(new Set(districts.map(({ code }) => code)).size, districts.length);
  for (const area of areas) {
    const count = districts.filter((one) => one.area === area).length;
    assert.ok(count >= 1 && count <= 9, area);
  }
});

test('a distance is that over the ground, and degrees are read exactly', () => {
  const kwunTong = { latitudeMicro: 22_312_300, longitudeMicro: 114_226_500 };
  const sheungShui = { latitudeMicro: 22_501_300, longitudeMicro: 114_128_100 };
  assert.equal(metresBetween(kwunTong, kwunTong), 0);
  // 23.324 km by the haversine of a sphere of 6371 km.
  assert.ok(Math.abs(metresBetween(kwunTong, sheungShui) - 23_324) < 15);
  assert.equal(microOf('22.3123'), 22_312_300);
  assert.equal(microOf('-0.0000019'), -1);
  for (const wrong of ['', '22,3', 'N22', '1e3']) assert.equal(microOf(wrong), undefined, wrong);
});
