import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseStrictly } from './strict-json.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A value as some program might write it: with any spaces, and one of its members twice or not. */
function written(value: Json, space: () => string, twice: { left: number }): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const within = (inner: Json): string => written(inner, space, twice);
  if (Array.isArray(value)) return `[${value.map(within).join(`${space()},`)}]`;
  const members = Object.entries(value).flatMap(([name, inner]) => {
    const member = `${space()}${JSON.stringify(name)}${space()}:${space()}${within(inner)}`;
    twice.left -= 1;
    return twice.left === 0 ? [member, member] : [member];
  });
  return `{${members.join(',')}}`;
}

/** Quotes and backslashes seldom, so that not every value has a name with an escape. */
const letters = `${'aaab::,{}[] 界'.repeat(4)}"\\`;
const json = fc.json({ maxDepth: 6, stringUnit: fc.constantFrom(...letters.split('')) });
const spaces = fc.array(fc.constantFrom('', '', ' ', '\n\t'), { minLength: 1 });

function hasEscapedName(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasEscapedName);
  return Object.entries(value).some(
    ([name, inner]) => JSON.stringify(name).includes('\\') || hasEscapedName(inner),
  );
}

test('what is written once is read as it is, and a name that stands twice is refused', () => {
  const seen = { once: 0, twice: 0, escaped: 0 };
  fc.assert(
    fc.property(json, spaces, fc.integer({ min: 1, max: 8 }), (text, gaps, place) => {
      const value = JSON.parse(text) as Json;
      let at = 0;
      const space = (): string => gaps[(at += 1) % gaps.length] as string;
      const plain = Buffer.from(written(value, space, { left: 0 }));
      if (hasEscapedName(value)) {
        assert.throws(() => parseStrictly(plain), /body_unreadable/);
        seen.escaped += 1;
        return;
      }
      assert.deepEqual(parseStrictly(plain), value);
      seen.once += 1;
      const twice = { left: place };
      const doubled = Buffer.from(written(value, space, twice));
      if (twice.left > 0) return;
      assert.throws(() => parseStrictly(doubled), /body_unreadable/);
      seen.twice += 1;
    }),
    { numRuns: 2_000 },
  );
  const { once, twice, escaped } = seen;
  assert.ok(once > 700 && twice > 100 && escaped > 50, JSON.stringify(seen));
});

test('a name that stands twice is seen where one of its values is lost with colons in it', () => {
  const doubled = [
    '{"a":":","a":1}',
    '{"a:b":1,"a:b":"x"}',
    '[{"a":{"b":1},"a":2}]',
    '{"":1,"":2}',
  ];
  for (const text of doubled) {
    assert.throws(() => parseStrictly(Buffer.from(text)), /body_unreadable/, text);
  }
  const once = ['{"a":":"}', '{"a":"b:c","b":"\\"a\\":"}', '[":",":"]', '{":":{":":[":"]}}'];
  for (const text of once) assert.deepEqual(parseStrictly(Buffer.from(text)), JSON.parse(text));
});
