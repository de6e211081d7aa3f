import { assert } from '#base';

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
  write(target: Buffer, value: never, at: number): void;
}

/** PostgreSQL counts microseconds from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;

const columnTypes = {
  int2: type<number>(21, 2, 'int2', (target, value, at) => target.writeInt16BE(value, at)),
  int4: type<number>(23, 4, 'int4', (target, value, at) => target.writeInt32BE(value, at)),
  int8: type<bigint | number>(20, 8, 'int8', (target, value, at) => {
    target.writeBigInt64BE(typeof value === 'bigint' ? value : BigInt(value), at);
  }),
  bool: type<boolean>(16, 1, 'bool', (target, value, at) => target.writeUInt8(value ? 1 : 0, at)),
  uuid: type<string>(2950, 16, 'uuid', (target, value, at) => {
    const isId = value.length === 32 && target.write(value, at, 16, 'hex') === 16;
    assert(isId, `not the digits of an id: ${value}`);
  }),
  instant: type<number>(1184, 8, 'timestamptz', (target, value, at) => {
    target.writeBigInt64BE(microseconds(value), at);
  }),
  text: type<string>(25, 0, 'text', () => undefined),
  jsonb: type<string>(25, 0, 'text', () => undefined),
  bytea: type<Buffer>(17, 0, 'bytea', () => undefined),
};

/** The reader of types.ts knows years of four digits, and "infinity" for never. */
const firstInstantMs = Date.parse('0001-01-01T00:00:00Z');
const lastInstantMs = Date.parse('9999-12-31T23:59:59.999Z');
const never = 2n ** 63n - 1n;

function microseconds(instantMs: number): bigint {
  if (instantMs === Number.POSITIVE_INFINITY) return never;
  const isKept = instantMs >= firstInstantMs && instantMs <= lastInstantMs;
  assert(isKept, `not an instant that can be kept: ${instantMs}`);
  return BigInt(Math.trunc(instantMs) - postgresEpochMs) * 1_000n;
}

function type<Value>(
  oid: number,
  width: number,
  cast: string,
  write: (target: Buffer, value: Value, at: number) => unknown,
): BinaryType {
  return { oid, width, cast, write: write };
}

export function castOf(column: ColumnType): string {
  return `${columnTypes[column].cast}[]`;
}

function header(target: Buffer, oid: number, count: number, hasNull: boolean): void {
  target.writeInt32BE(count > 0 ? 1 : 0, 0);
  target.writeInt32BE(hasNull ? 1 : 0, 4);
  target.writeInt32BE(oid, 8);
  if (count === 0) return;
  target.writeInt32BE(count, 12);
  target.writeInt32BE(1, 16);
}

type Row = Readonly<Record<string, unknown>>;

/** Values of one column of all rows, as one binary array parameter; null stays null. */
export function columnArray(column: ColumnType, rows: readonly Row[], name: string): Buffer {
  const { oid, width, write } = columnTypes[column];
  if (width === 0) return variableArray(oid, rows, name, column === 'jsonb');
  const target = Buffer.allocUnsafe(rows.length === 0 ? 12 : 20 + rows.length * (4 + width));
  let at = 20;
  let hasNull = false;
  for (const row of rows) {
    const value = row[name];
    if (value === null || value === undefined) {
      hasNull = true;
      at = target.writeInt32BE(-1, at);
    } else {
      at = target.writeInt32BE(width, at);
      write(target, value as never, at);
      at += width;
    }
  }
  header(target, oid, rows.length, hasNull);
  return target.subarray(0, rows.length === 0 ? 12 : at);
}

function bytesOf(value: unknown, isJson: boolean): Buffer | undefined {
  if (value === null || value === undefined) return undefined;
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(isJson ? JSON.stringify(value) : String(value));
}

function variableArray(oid: number, rows: readonly Row[], name: string, isJson: boolean): Buffer {
  const values = rows.map((row) => bytesOf(row[name], isJson));
  const size = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 0);
  const target = Buffer.allocUnsafe(rows.length === 0 ? 12 : 20 + size);
  let at = 20;
  for (const value of values) {
    at = target.writeInt32BE(value?.length ?? -1, at);
    if (value) at += value.copy(target, at);
  }
  header(
    target,
    oid,
    rows.length,
    values.some((value) => value === undefined),
  );
  return target;
}
