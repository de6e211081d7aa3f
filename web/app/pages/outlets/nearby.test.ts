import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metresTo, nearestDistrict, openingAt } from './nearby.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const words = { en: '', 'zh-Hant': '', 'zh-Hans': '' };
const district = (code: string, latitudeMicro: number, longitudeMicro: number) => ({
  code,
  area: 'kowloon' as const,
  name: words,
  latitudeMicro,
  longitudeMicro,
});

test('the district whose middle is nearest is where one is', () => {
  const districts = [
    district('KT', 22_312_500, 114_226_200),
    district('YT', 22_311_700, 114_170_300),
    district('FT', 22_522_000, 114_055_000),
  ];
  const near = (latitudeMicro: number, longitudeMicro: number) =>
    nearestDistrict(districts, { latitudeMicro, longitudeMicro })?.code;
  assert.equal(near(22_315_500, 114_219_300), 'KT');
  assert.equal(near(22_297_300, 114_172_200), 'YT');
  assert.equal(near(22_533_500, 114_117_900), 'FT');
  assert.equal(nearestDistrict([], { latitudeMicro: 0, longitudeMicro: 0 }), undefined);
});

test('a degree to the east is shorter than one to the north', () => {
  const here = { latitudeMicro: 22_300_000, longitudeMicro: 114_200_000 };
  const north = metresTo(here, { ...here, latitudeMicro: 22_310_000 });
  const east = metresTo(here, { ...here, longitudeMicro: 114_210_000 });
  assert.equal(north, 1_112);
  assert.equal(east, 1_029);
});

test('an outlet is open by Hong Kong’s clock, after midnight by the day before', () => {
  const span = [{ opensAt: 600, closesAt: 1_560 }];
  // Friday only, from ten to two in the night; 27 November 2026 is one.
  const week = [[], [], [], [], span, [], []];
  const opening = (text: string) => openingAt({ week }, at(text));
  assert.deepEqual(opening('2026-11-27T09:00:00'), {
    is: 'later',
    fromMs: at('2026-11-27T10:00:00'),
  });
  const open = { is: 'open', untilMs: at('2026-11-28T02:00:00') };
  assert.deepEqual(opening('2026-11-27T10:00:00'), open);
  assert.deepEqual(opening('2026-11-28T01:59:59'), open);
  assert.deepEqual(opening('2026-11-28T02:00:00'), { is: 'closed' });
  assert.deepEqual(opening('2026-11-26T12:00:00'), { is: 'closed' });
});

test('one that never closes says so', () => {
  const week = Array.from({ length: 7 }, () => [{ opensAt: 0, closesAt: 1_440 }]);
  assert.deepEqual(openingAt({ week }, at('2026-11-29T23:59:59')), { is: 'always' });
});
