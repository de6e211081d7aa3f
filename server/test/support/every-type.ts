import fc, { type Arbitrary } from 'fast-check';
import type { RowOf } from '#platform/postgres';

/** A column of every type that rows may be written with, and `place` to put rows in order. */
export const columns = {
  place: 'int4',
  small: 'int2',
  whole: 'int4',
  large: 'int8',
  isTrue: 'bool',
  id: 'uuid',
  at: 'instant',
  words: 'text',
  bytes: 'bytea',
  data: 'jsonb',
  day: 'day',
} as const;
export type Row = RowOf<typeof columns>;

/** PostgreSQL keeps every text but those with a zero, and JSON has no minus zero. */
const words = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
const data = fc
  .jsonValue({ stringUnit: 'grapheme' })
  .filter((value) => !JSON.stringify(value).includes('\\u0000'))
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  .filter((value) => value !== null);

function whole(bits: bigint): Arbitrary<bigint> {
  const limit = 2n ** (bits - 1n);
  return fc.oneof(
    fc.bigInt({ min: -limit, max: limit - 1n }),
    fc.constantFrom(-limit, limit - 1n, 0n),
  );
}

const firstMs = Date.parse('0001-01-01T00:00:00Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');
const instant = fc.oneof(
  fc.integer({ min: firstMs, max: lastMs }),
  fc.constantFrom(0, -1, 946_684_800_000, firstMs, lastMs, Number.POSITIVE_INFINITY),
);

const day = fc
  .integer({ min: Math.ceil(firstMs / 86_400_000), max: Math.floor(lastMs / 86_400_000) })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

/** Rows of nulls, extremes, and all of Unicode. */
export const row: Arbitrary<Omit<Row, 'place'>> = fc.record({
  small: fc.option(whole(16n).map(Number)),
  whole: fc.option(whole(32n).map(Number)),
  large: fc.option(whole(64n)),
  isTrue: fc.option(fc.boolean()),
  id: fc.option(fc.stringMatching(/^[0-9a-f]{32}$/)),
  at: fc.option(instant),
  words: fc.option(words),
  bytes: fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  data: fc.option(data),
  day: fc.option(day),
});
