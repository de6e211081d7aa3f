import { Fault } from '#base';

/** The column types that rows may be written with. An instant is milliseconds in code. */
export type ColumnType = keyof typeof columnTypes;

/**
 * How one value of a column stands in PostgreSQL's binary array format (array_recv, arrayfuncs.c).
 */
interface BinaryType {
  readonly oid: number;
  /** Bytes of one value; 0 where each value has its own length. */
  readonly width: number;
  readonly cast: string;
  /** A DataView and no Buffer: measured three times as fast, since V8 knows its methods. */
  write(target: DataView, value: never, at: number): void;
}

export const columnTypes = {
  int2: type<number>(21, 2, 'int2', (target, value, at) => {
    target.setInt16(at, wholeWithin(value, 0x8000));
  }),
  int4: type<number>(23, 4, 'int4', (target, value, at) => {
    target.setInt32(at, wholeWithin(value, 0x8000_0000));
  }),
  int8: type<bigint | number>(20, 8, 'int8', writeInt8),
  bool: type<boolean>(16, 1, 'bool', (target, value, at) => target.setUint8(at, value ? 1 : 0)),
  place: type<number>(27, 6, 'tid', writePlace),
  uuid: type<string>(2950, 16, 'uuid', () => undefined),
  instant: type<number>(1184, 8, 'timestamptz', writeInstant),
  day: type<string>(1082, 4, 'date', writeDay),
  text: type<string>(25, 0, 'text', () => undefined),
  jsonb: type<string>(25, 0, 'text', () => undefined),
  json: type<string>(25, 0, 'text', () => undefined),
  bytea: type<Buffer>(17, 0, 'bytea', () => undefined),
};

/**
 * Values that travel as JSON text. What no statement looks into is a `json` column: PostgreSQL then
 * checks its text and keeps it, where `jsonb` is built, and turned into text again to be read.
 */
export function isJson(column: ColumnType): boolean {
  return column === 'jsonb' || column === 'json';
}

function type<Value>(
  oid: number,
  width: number,
  cast: string,
  write: (target: DataView, value: Value, at: number) => void,
): BinaryType {
  return { oid, width, cast, write: write };
}

/** An assertion whose sentence is made only when it is needed: these run for every value. */
export function unfit(kind: string, value: unknown): never {
  throw new Fault(`not the ${kind} of a column: ${String(value)}`);
}

/** `limit` is the first whole number too large, and its negative the last that is small enough. */
function wholeWithin(value: number, limit: number): number {
  if (!Number.isInteger(value) || value >= limit || value < -limit) unfit('whole number', value);
  return value;
}

const wordSize = 2 ** 32;

function writeWords(target: DataView, value: number, at: number): void {
  target.setInt32(at, Math.floor(value / wordSize));
  target.setInt32(at + 4, value);
}

function writeInt8(target: DataView, value: bigint | number, at: number): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) unfit('whole number', value);
    writeWords(target, value, at);
  } else {
    if (BigInt.asIntN(64, value) !== value) unfit('whole number', value);
    target.setBigInt64(at, value);
  }
}

const rowsAPage = 2 ** 16;
const places = 2 ** 48;

/** A row's page and its number there (`tidrecv`), as the one whole number that a read gave. */
function writePlace(target: DataView, place: number, at: number): void {
  if (!Number.isInteger(place) || place < 0 || place >= places) unfit('place', place);
  target.setUint32(at, Math.floor(place / rowsAPage));
  target.setUint16(at + 4, place % rowsAPage);
}

/** PostgreSQL counts microseconds from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;
/** The reader of types.ts knows years of four digits, and "infinity" for never. */
const firstInstantMs = Date.parse('0001-01-01T00:00:00Z');
const lastInstantMs = Date.parse('9999-12-31T23:59:59.999Z');
const never = 2n ** 63n - 1n;

function writeInstant(target: DataView, instantMs: number, at: number): void {
  if (instantMs === Number.POSITIVE_INFINITY) return target.setBigInt64(at, never);
  if (!(instantMs >= firstInstantMs && instantMs <= lastInstantMs)) unfit('instant', instantMs);
  const microseconds = (Math.trunc(instantMs) - postgresEpochMs) * 1_000;
  if (Number.isSafeInteger(microseconds)) writeWords(target, microseconds, at);
  else target.setBigInt64(at, BigInt(Math.trunc(instantMs) - postgresEpochMs) * 1_000n);
}

/** A calendar day as `2026-11-27`: days since the same epoch (`date_recv`). */
function writeDay(target: DataView, day: string, at: number): void {
  const daysMs = Date.parse(`${day}T00:00:00Z`);
  if (!(daysMs >= firstInstantMs && daysMs <= lastInstantMs)) unfit('day', day);
  target.setInt32(at, (daysMs - postgresEpochMs) / 86_400_000);
}

export function castOf(column: ColumnType): string {
  return `${columnTypes[column].cast}[]`;
}
