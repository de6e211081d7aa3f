import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rawMembers } from './raw-answer.ts';

function raw(text: string): Record<string, string> {
  return Object.fromEntries(rawMembers(text) ?? []);
}

test('members are cut out as they stand, escapes and blanks included', () => {
  const inner = '{ "qr_code" : "https:\\/\\/qr.alipay.com\\/b",\n "n": 1.0 }';
  assert.deepEqual(raw(`{"a_response": ${inner} ,"sign":"x+/="}`), {
    a_response: inner,
    sign: '"x+/="',
  });
});

test('brackets, quotes and names inside strings are text', () => {
  const inner = '{"m":"} , \\"sign\\":\\"no\\" {[ \\\\","l":[{"sign":"no"},"]"]}';
  assert.deepEqual(raw(`{"sign":"yes","a_response":${inner}}`), {
    sign: '"yes"',
    a_response: inner,
  });
});

test('numbers, words and empty things end where they end', () => {
  const text = ' {"a":-1.5e3,"b":true ,"c":null,"d":[],"e":{},"f":""} ';
  assert.deepEqual(raw(text), { a: '-1.5e3', b: 'true', c: 'null', d: '[]', e: '{}', f: '""' });
  assert.deepEqual(raw('{}'), {});
  assert.deepEqual(raw('{ }'), {});
});

test('a name that comes twice, also spelt with escapes, makes the answer unreadable', () => {
  assert.equal(rawMembers('{"sign":"a","sign":"b"}'), undefined);
  assert.equal(rawMembers('{"sign":"a","s\\u0069gn":"b"}'), undefined);
});

test('what is no JSON object is unreadable', () => {
  for (const text of ['', 'null', '[]', '"a"', '{"a":1', '{"a":1}x', '<html>', '{a:1}']) {
    assert.equal(rawMembers(text), undefined, text);
  }
});

test('of any JSON object, every member is found, and means what it meant', () => {
  const indent = fc.constantFrom(undefined, 1, '\t', ' \n');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), indent, (object, blanks) => {
      const members = rawMembers(JSON.stringify(object, undefined, blanks));
      assert.ok(members);
      assert.deepEqual([...members.keys()].sort(), Object.keys(object).sort());
      for (const [name, text] of members) {
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(object[name])));
      }
    }),
    { numRuns: 500 },
  );
});

test('any text is read or not, without a fault', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('{}[]":,\\ ae1')) }),
  );
  fc.assert(
    fc.property(text, (given) => {
      rawMembers(given);
    }),
    { numRuns: 1_000 },
  );
  assert.equal(rawMembers('['.repeat(200_000)), undefined);
});
