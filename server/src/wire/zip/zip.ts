import { crc32 } from 'node:zlib';
import { assert, hongKongWallClock, type InstantMs } from '#base';

/** A file in an archive, with its path inside, divided by slashes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** APPNOTE 4.4.4: names are UTF-8. */
const utf8Names = 0x0800;
/** APPNOTE 4.4.3.2: version 1.0 is what stored files need. */
const version = 10;
/** APPNOTE 4.4.2: names of MS-DOS Info-ZIP takes for those of a code page, whatever is flagged. */
const madeOnUnix = 3 << 8;
/** A file that its owner may change and all may read. */
const mode = 0o100_644;

/**
 * An archive of files as they are (PKWARE APPNOTE 6.3.10), each dated alike, by the clock on the
 * wall in Hong Kong. Nothing is compressed: the bytes of a compressed file depend on the version of
 * the library, and the same files shall be the same archive for ever.
 */
export function zipOf(entries: readonly ZipEntry[], atMs: InstantMs): Buffer {
  assert(entries.length < 0xffff, 'an archive has fewer than 65,535 files');
  const stamp = dosStamp(atMs);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const path = Buffer.from(name, 'utf8');
    const shared = sharedFields(content, path.length, stamp);
    const local = Buffer.concat([uint32(0x0403_4b50), shared, path]);
    // Between the shared fields and the path: no comment, disk 0, attributes, and where it lies.
    const inside = [uint16(0), uint16(0), uint16(0), uint32(mode * 0x1_0000), uint32(offset)];
    const place = Buffer.concat(inside);
    directory.push(uint32(0x0201_4b50), uint16(madeOnUnix | version), shared, place, path);
    files.push(local, Buffer.from(content));
    offset += local.length + content.length;
    assert(offset < 0xffff_ffff, 'an archive is smaller than 4 GB');
  }
  const listed = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = [uint32(0x0605_4b50), uint16(0), uint16(0), count, count];
  return Buffer.concat([
    ...files,
    listed,
    ...end,
    uint32(listed.length),
    uint32(offset),
    uint16(0),
  ]);
}

/** What a file's own header and the directory say alike (APPNOTE 4.3.7 and 4.3.12). */
function sharedFields(content: Uint8Array, nameLength: number, stamp: number): Buffer {
  const size = uint32(content.length);
  const stored = uint16(0);
  const head = [uint16(version), uint16(utf8Names), stored, uint32(stamp), uint32(crc32(content))];
  return Buffer.concat([...head, size, size, uint16(nameLength), uint16(0)]);
}

/** Date and time as MS-DOS kept them, to two seconds, from 1980 on. */
function dosStamp(atMs: InstantMs): number {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    hongKongWallClock(atMs).match(/\d+/g) ?? []
  ).map(Number);
  const date = ((Math.max(1980, year) - 1980) << 9) | (month << 5) | day;
  return ((date << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
