import { type ColumnType, columnTypes, isJson, unfit } from './column-types.ts';

const headerSize = 20;
const headerSizeOfNone = 12;

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
  if (rows.length === 0) {
    const none = Buffer.allocUnsafe(headerSizeOfNone);
    header(none, oid, 0, false);
    return none;
  }
  if (width === 0) return variableArray(oid, rows, name, isJson(column));
  if (column === 'uuid') return uuidArray(rows, name);
  const target = Buffer.allocUnsafe(headerSize + rows.length * (4 + width));
  const view = new DataView(target.buffer, target.byteOffset, target.length);
  let at = headerSize;
  let hasNull = false;
  for (const row of rows) {
    const value = row[name];
    if (value === null || value === undefined) {
      hasNull = true;
      view.setInt32(at, -1);
      at += 4;
    } else {
      view.setInt32(at, width);
      write(view, value as never, at + 4);
      at += 4 + width;
    }
  }
  header(target, oid, rows.length, hasNull);
  return target.subarray(0, at);
}

const uuidDigits = 32;
const noUuid = '0'.repeat(uuidDigits);

/** All ids are read as one hex text: a call of the decoder for each took three times as long. */
function uuidArray(rows: readonly Row[], name: string): Buffer {
  const { oid, width } = columnTypes.uuid;
  const digits: string[] = [];
  let hasNull = false;
  for (const row of rows) {
    const value = row[name] ?? undefined;
    if (value === undefined) hasNull = true;
    else if (typeof value !== 'string' || value.length !== uuidDigits) unfit('id', value);
    digits.push(value ?? noUuid);
  }
  const all = Buffer.from(digits.join(''), 'hex');
  if (all.length !== rows.length * width)
    unfit(
      'id',
      digits.find((id) => !/^[\da-f]+$/i.test(id)),
    );
  const from = new DataView(all.buffer, all.byteOffset, all.length);
  const target = Buffer.allocUnsafe(headerSize + rows.length * (4 + width));
  const view = new DataView(target.buffer, target.byteOffset, target.length);
  let at = headerSize;
  for (const [index, row] of rows.entries()) {
    const isNull = hasNull && (row[name] ?? null) === null;
    view.setInt32(at, isNull ? -1 : width);
    at += 4;
    if (isNull) continue;
    for (let part = 0; part < width; part += 4) {
      view.setInt32(at + part, from.getInt32(index * width + part));
    }
    at += width;
  }
  header(target, oid, rows.length, hasNull);
  return target.subarray(0, at);
}

/** Where values of their own length are put together before what they need is known. */
let scratch = Buffer.allocUnsafe(1 << 16);
const keptScratchBytes = 1 << 20;

/** UTF-8 takes at most three bytes for each of a string's units. */
function makeRoom(at: number, length: number): void {
  const needed = at + 4 + length * 3;
  if (needed <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(needed, scratch.length * 2));
  scratch.copy(larger, 0, 0, at);
  scratch = larger;
}

/** Writes one value behind its length, and returns where the next one goes. */
function writeVariable(value: string | Buffer, at: number): number {
  makeRoom(at, value.length);
  const size =
    typeof value === 'string' ? scratch.write(value, at + 4) : value.copy(scratch, at + 4);
  scratch.writeInt32BE(size, at);
  return at + 4 + size;
}

function variableArray(oid: number, rows: readonly Row[], name: string, asJson: boolean): Buffer {
  let at = headerSize;
  let hasNull = false;
  let last: unknown;
  let lastAt = headerSize;
  for (const row of rows) {
    const value = row[name];
    if (value === null || value === undefined) {
      hasNull = true;
      makeRoom(at, 0);
      at = scratch.writeInt32BE(-1, at);
    } else if (value === last) {
      // Rows written together often agree: the unit, the code, the account on the other side.
      const size = 4 + scratch.readInt32BE(lastAt);
      makeRoom(at, size);
      scratch.copyWithin(at, lastAt, lastAt + size);
      at += size;
    } else {
      lastAt = at;
      last = value;
      at = writeVariable(bytesOf(value, asJson), at);
    }
  }
  header(scratch, oid, rows.length, hasNull);
  const made = Buffer.from(scratch.subarray(0, at));
  if (scratch.length > keptScratchBytes) scratch = Buffer.allocUnsafe(1 << 16);
  return made;
}

function bytesOf(value: unknown, asJson: boolean): string | Buffer {
  if (Buffer.isBuffer(value)) return value;
  return asJson ? JSON.stringify(value) : String(value);
}
