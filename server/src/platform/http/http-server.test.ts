import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Type } from 'typebox';
import { Refusal } from '#base';
import { checker, InvalidRequest } from './check-input.ts';
import { parseStrictly } from './strict-json.ts';

/** One letter of any script that JSON writes without an escape. */
const letter = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
  .filter((one) => JSON.stringify(one) === `"${one}"`);

test('strict reading gives what JSON.parse gives for every value that has no name twice', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: letter }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes('"__proto__"'));
      assert.deepEqual(parseStrictly(Buffer.from(text)), JSON.parse(text));
    }),
  );
});

test('strict reading takes a text that is not as JSON.stringify would write it', () => {
  for (const text of ['{ "a" : 1.0 , "b":[ ] }', '{"2":1,"1":2}', '"\\u0041"', '-0', '[1e3]']) {
    assert.deepEqual(parseStrictly(Buffer.from(text)), JSON.parse(text));
  }
});

for (const [what, body] of [
  ['a name that stands twice', '{"a":1,"a":2}'],
  ['a name that stands twice in disguise', '{"a":1,"\\u0061":2}'],
  ['a prototype', '{"__proto__":{}}'],
  ['twenty-one levels', '['.repeat(21) + ']'.repeat(21)],
  ['twenty-one levels of objects', '{"a":'.repeat(21) + '1' + '}'.repeat(21)],
  ['a zero', '"\\u0000"'],
  ['half a character', '"\\ud800"'],
  ['half a body', '{"a":'],
  ['a name without a value', '{"a"}'],
] as const) {
  test(`strict reading refuses ${what}`, () => {
    assert.throws(() => parseStrictly(Buffer.from(body)), Refusal);
  });
}

test('strict reading refuses what is not UTF-8', () => {
  assert.throws(() => parseStrictly(Buffer.from([0x22, 0xff, 0x22])), /body_unreadable/);
});

test('a check says where and what for every field that is wrong', () => {
  const check = checker(
    'body',
    Type.Object({ a: Type.Integer(), b: Type.String() }, { additionalProperties: false }),
  );
  check({ a: 1, b: 'x' });
  assert.throws(
    () => check({ a: 0.5, z: true }),
    (error) => {
      assert.ok(error instanceof InvalidRequest);
      const places = error.errors.map(({ where }) => where).sort();
      assert.deepEqual(places, ['body/a', 'body/b', 'body/z']);
      return true;
    },
  );
});
