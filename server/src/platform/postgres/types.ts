import pg from 'pg';

const zero = '0'.charCodeAt(0);

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - zero;
  return value;
}

const plus = '+'.charCodeAt(0);
const fractionFrom = '2026-11-23 02:20:00.'.length;

/** Milliseconds of a fraction of any number of digits, which ends at the zone. */
function millisecondsIn(text: string): number {
  let value = 0;
  let worth = 100;
  for (let at = fractionFrom; worth >= 1 && text.charCodeAt(at) !== plus; at += 1) {
    value += (text.charCodeAt(at) - zero) * worth;
    worth /= 10;
  }
  return value;
}

/**
 * `2026-11-23 02:20:00.123456+00` → milliseconds. The session's time zone is always UTC. Digit by
 * digit: `Date.parse` of the text put right took six times as long, for two instants of each row.
 */
function instantOf(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  const year = digits(text, 0, 4);
  const isWhole = text.charCodeAt(fractionFrom - 1) === plus;
  const ms = Date.UTC(
    year,
    digits(text, 5, 7) - 1,
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
    isWhole ? 0 : millisecondsIn(text),
  );
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  return year > 99 ? ms : new Date(ms).setUTCFullYear(year);
}

const dashed = Buffer.alloc(36);

/**
 * By way of bytes, for a text in one piece: 0.2 µs and 57 bytes. Four slices joined were 0.3 µs and
 * 227 bytes, the joints among them, which lasted as long as the row.
 */
function uuidOf(text: string): string {
  dashed.write(text, 'latin1');
  dashed.copyWithin(8, 9, 13);
  dashed.copyWithin(12, 14, 18);
  dashed.copyWithin(16, 19, 23);
  dashed.copyWithin(20, 24);
  return dashed.toString('latin1', 0, 32);
}

const rowsAPage = 2 ** 16;

/** `(page,row)` → one whole number. */
function placeOf(text: string): number {
  const comma = text.indexOf(',');
  return digits(text, 1, comma) * rowsAPage + digits(text, comma + 1, text.length - 1);
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  20: BigInt,
  21: Number,
  23: Number,
  27: placeOf,
  114: JSON.parse,
  1082: (text) => text,
  1184: instantOf,
  1700: (text) => text,
  2950: uuidOf,
  3802: JSON.parse,
};

/** One meaning per column type over the whole house; see `Statement` for the shapes. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers[oid] ?? pg.types.getTypeParser(oid, format);
  },
};
