import { type ColumnType, columnTypes, unfit } from './column-types.ts';

/** The columns of a COPY in their order, by the names that rows have for them. */
export type CopiedColumns = readonly (readonly [name: string, type: ColumnType])[];

const header = Buffer.from('PGCOPY\n\u{ff}\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const copyData = 'd'.charCodeAt(0);
const copyDone = 'c'.charCodeAt(0);
const lengthSize = 4;

/** Where a body is put together before its size is known. */
let room = Buffer.allocUnsafe(1 << 16);
let view = new DataView(room.buffer, room.byteOffset, room.length);
const keptRoomBytes = 1 << 20;

function useRoom(size: number): void {
  room = Buffer.allocUnsafe(size);
  view = new DataView(room.buffer, room.byteOffset, room.length);
}

function makeRoom(at: number, size: number): void {
  if (at + size <= room.length) return;
  const before = room;
  useRoom(Math.max(at + size, before.length * 2));
  before.copy(room, 0, 0, at);
}

/**
 * Rows as a COPY takes them in its binary format, as the messages CopyData and CopyDone: a header,
 * the fields of each row behind their lengths, and an end (PostgreSQL, COPY, "Binary Format").
 */
export function copyBody(columns: CopiedColumns, rows: readonly object[]): Buffer {
  const from = 1 + lengthSize;
  header.copy(room, from);
  let at = from + header.length;
  for (const row of rows) {
    makeRoom(at, 2);
    view.setInt16(at, columns.length);
    at += 2;
    for (const [name, type] of columns) {
      at = writeField(type, (row as Readonly<Record<string, unknown>>)[name], at);
    }
  }
  makeRoom(at, 2 + 1 + lengthSize);
  view.setInt16(at, -1);
  at += 2;
  view.setUint8(0, copyData);
  view.setInt32(1, at - 1);
  view.setUint8(at, copyDone);
  view.setInt32(at + 1, lengthSize);
  const body = Buffer.from(room.subarray(0, at + 1 + lengthSize));
  if (room.length > keptRoomBytes) useRoom(1 << 16);
  return body;
}

/** Writes one value behind its length, and returns where the next one goes. */
function writeField(type: ColumnType, value: unknown, at: number): number {
  if (value === null || value === undefined) {
    makeRoom(at, lengthSize);
    view.setInt32(at, -1);
    return at + lengthSize;
  }
  if (type === 'text') return writeText(String(value), at);
  if (type === 'json') return writeText(JSON.stringify(value), at);
  if (type === 'jsonb') return writeJsonb(JSON.stringify(value), at);
  if (type === 'bytea') return writeBytes(value as Buffer, at);
  const { width, write } = columnTypes[type];
  makeRoom(at, lengthSize + width);
  view.setInt32(at, width);
  if (type === 'uuid') writeUuid(value, at + lengthSize);
  else write(view, value as never, at + lengthSize);
  return at + lengthSize + width;
}

const utf8BytesAtMost = 3;
const shortText = 64;

/** Short ASCII goes letter by letter, which takes a third of a call of the encoder. */
function writeText(value: string, at: number): number {
  makeRoom(at, lengthSize + value.length * utf8BytesAtMost);
  const from = at + lengthSize;
  const { length } = value;
  let size = 0;
  if (length <= shortText) {
    for (; size < length; size += 1) {
      const letter = value.charCodeAt(size);
      if (letter > 0x7f) break;
      room[from + size] = letter;
    }
  }
  if (size < length) size = room.write(value, from);
  view.setInt32(at, size);
  return from + size;
}

/** The format of `jsonb_recv`: a version before the text. */
function writeJsonb(text: string, at: number): number {
  return writeText(`\u{1}${text}`, at);
}

function writeBytes(value: Buffer, at: number): number {
  makeRoom(at, lengthSize + value.length);
  view.setInt32(at, value.length);
  value.copy(room, at + lengthSize);
  return at + lengthSize + value.length;
}

const uuidDigits = 32;
const noDigit = 0xff;
const hex = '0123456789abcdef';
const digitOf = new Uint8Array(128).fill(noDigit);
for (let value = 0; value < hex.length; value += 1) {
  digitOf[hex.charCodeAt(value)] = value;
  digitOf[hex.toUpperCase().charCodeAt(value)] = value;
}

function writeUuid(value: unknown, at: number): void {
  if (typeof value !== 'string' || value.length !== uuidDigits) return unfit('id', value);
  for (let index = 0; index < uuidDigits; index += 2) {
    const high = digitOf[value.charCodeAt(index)] ?? noDigit;
    const low = digitOf[value.charCodeAt(index + 1)] ?? noDigit;
    if (high === noDigit || low === noDigit) unfit('id', value);
    room[at + (index >> 1)] = (high << 4) | low;
  }
}
