import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePayload, encodePayload } from './index.ts';

const payload = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, '', '羅湖', '$bigint'),
    fc.integer(),
    fc.bigInt(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), { noNullPrototype: true }),
  ),
})).value;

test('a payload comes back as it was, with its bigints', () => {
  fc.assert(
    fc.property(payload, (value) => {
      assert.deepEqual(decodePayload(JSON.parse(encodePayload(value))), value);
    }),
  );
});
