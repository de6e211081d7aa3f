import pg from 'pg';

/** `2026-11-23 02:20:00.123456+00` → milliseconds. The session's time zone is always UTC. */
function instantOf(text: string): number {
  return text === 'infinity'
    ? Number.POSITIVE_INFINITY
    : Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  20: BigInt,
  21: Number,
  23: Number,
  114: JSON.parse,
  1082: (text) => text,
  1184: instantOf,
  1700: (text) => text,
  2950: (text) => text.replaceAll('-', ''),
  3802: JSON.parse,
};

/** One meaning per column type over the whole house; see `Statement` for the shapes. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers[oid] ?? pg.types.getTypeParser(oid, format);
  },
};
