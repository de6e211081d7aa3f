import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWeekHours, spansOn, spanText } from './week-hours.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);

function read(text: string) {
  const hours = readWeekHours(text);
  assert.ok(hours, text);
  return hours;
}

test('hours are read day by day, and a later rule takes the place of an earlier one', () => {
  const [monday, tuesday, , , , saturday, sunday] = read(
    'Mo-Fr 08:00-12:30,13:30-20:00; Sa 10:00-18:00; Tu off',
  );
  assert.deepEqual(monday, [
    { opensAt: 480, closesAt: 750 },
    { opensAt: 810, closesAt: 1200 },
  ]);
  assert.deepEqual(tuesday, []);
  assert.deepEqual(saturday, [{ opensAt: 600, closesAt: 1080 }]);
  assert.deepEqual(sunday, []);
});

test('hours without days are those of every day, and days can go over the end of the week', () => {
  assert.equal(read('07:00-23:00').filter((spans) => spans.length === 1).length, 7);
  const open = read('Sa-Mo 09:00-10:00').map((spans) => spans.length);
  assert.deepEqual(open, [1, 0, 0, 0, 0, 1, 1]);
});

test('what is not understood is refused and not guessed', () => {
  const wrong = ['', 'Mo-Fr', 'Mo 8-20', 'Xx 08:00-20:00', 'Mo 08:00-20:00; PH off', '08:60-09:00'];
  for (const text of [...wrong, 'Mo-We-Fr 08:00-20:00', '24:00-25:00']) {
    assert.equal(readWeekHours(text), undefined, text);
  }
});

test('hours over midnight are of the day on which they begin', () => {
  // 27 November 2026 is a Friday.
  const hours = read('Fr 18:00-02:00');
  assert.deepEqual(spansOn(hours, at('2026-11-27T23:59:59')).map(spanText), ['18:00-02:00']);
});

test('one who never closes is open all day', () => {
  const hours = read('24/7');
  assert.deepEqual(spansOn(hours, at('2026-11-29T12:00:00')).map(spanText), ['00:00-24:00']);
});
