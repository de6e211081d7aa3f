import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { typeParsers } from './types.ts';

const instantOf = typeParsers.getTypeParser(1184);
const uuidOf = typeParsers.getTypeParser(2950);

test('an instant is read however many digits PostgreSQL leaves after its seconds', () => {
  const cases = [
    ['2026-11-23 02:20:00+00', '2026-11-23T02:20:00.000Z'],
    ['2026-11-23 02:20:00.5+00', '2026-11-23T02:20:00.500Z'],
    ['2026-11-23 02:20:00.25+00', '2026-11-23T02:20:00.250Z'],
    ['2026-11-23 02:20:00.123+00', '2026-11-23T02:20:00.123Z'],
    ['2026-11-23 02:20:00.123456+00', '2026-11-23T02:20:00.123Z'],
    ['1969-12-31 23:59:59.999999+00', '1969-12-31T23:59:59.999Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000Z'],
    ['0099-12-31 00:00:00.5+00', '0099-12-31T00:00:00.500Z'],
    ['9999-12-31 23:59:59.999+00', '9999-12-31T23:59:59.999Z'],
  ] as const;
  for (const [text, instant] of cases) {
    assert.equal(instantOf(text), Date.parse(instant), text);
  }
  assert.equal(instantOf('infinity'), Number.POSITIVE_INFINITY);
});

test('every millisecond comes back as the one it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (atMs) => {
      const [whole = '', part = ''] = new Date(atMs).toISOString().slice(0, -1).split('.');
      const fraction = part.replace(/0+$/, '');
      const text = `${whole.replace('T', ' ')}${fraction === '' ? '' : `.${fraction}`}+00`;
      assert.equal(instantOf(text), atMs);
    }),
  );
});

test('of an id the digits are kept, and of each what it was told', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid()), (ids) => {
      assert.deepEqual(
        ids.map(uuidOf),
        ids.map((id) => id.replaceAll('-', '')),
      );
    }),
  );
});
