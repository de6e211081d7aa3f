import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base';
import { markDigits, markOf, markPlace } from './message-mark.ts';

const octets = 256;
const range = octets * octets;

test('marks of one phone and one millisecond spread evenly over all of two octets', () => {
  const seen = new Set<number>();
  const byOctet = [0, 1].map(() => Array.from({ length: octets }, () => 0));
  for (let times = 0; times < range; times += 1) {
    const mark = markOf(newId('msg', 1_790_000_000_000, 7));
    assert.ok(Number.isInteger(mark) && mark >= 0 && mark < range);
    seen.add(mark);
    for (const [place, octet] of [mark >> 8, mark % octets].entries()) {
      const counts = byOctet[place];
      if (counts) counts[octet] = (counts[octet] ?? 0) + 1;
    }
  }
  // Of so many drawn with equal chances 1 - 1/e of all come; by chance 80 more or fewer.
  const expected = range * (1 - 1 / Math.E);
  assert.ok(Math.abs(seen.size - expected) < 800, `${seen.size} marks, and not ${expected}`);
  // Each value of an octet comes 256 times, by chance 16 more or fewer.
  for (const count of byOctet.flat()) assert.ok(Math.abs(count - octets) < 130, `${count} times`);
});

test('a mark stands in the id where SQL looks for it', () => {
  for (let times = 0; times < 1_000; times += 1) {
    const id = newId('msg', 1_790_000_000_000 + times, times % 64);
    const hex = id.slice('msg_'.length);
    const lengths = [8, 4, 4, 4, 12];
    let at = 0;
    const text = lengths.map((length) => hex.slice(at, (at += length))).join('-');
    const { from, length } = markPlace;
    assert.equal(text.slice(from - 1, from - 1 + length), markDigits(markOf(id)));
  }
});
