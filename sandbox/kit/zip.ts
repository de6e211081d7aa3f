import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  /** As bytes: old programs write names in their country's encoding and do not say which. */
  name: Uint8Array;
  content: Uint8Array;
}

const deflated = 8;
const versionNeeded = 20;

/** A ZIP archive (APPNOTE 6.3, 4.3): each member behind its local header, then the directory. */
export function zip(members: readonly Member[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const packed = deflateRawSync(content);
    const local = Buffer.concat([words(0x04034b50), shared(content, packed, name)]);
    const central = Buffer.concat([
      words(0x02014b50),
      halves(versionNeeded),
      shared(content, packed, name),
      // Comment, disk, inner attributes; outer attributes; where the local header is.
      halves(0, 0, 0),
      words(0, offset),
      name,
    ]);
    pieces.push(local, Buffer.from(name), packed);
    directory.push(central);
    offset += local.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const count = members.length;
  const end = [words(0x06054b50), halves(0, 0, count, count), words(listed.length, offset)];
  return Buffer.concat([...pieces, listed, ...end, halves(0)]);
}

/** What the local header and the directory's entry have in common. */
function shared(content: Uint8Array, packed: Uint8Array, name: Uint8Array): Buffer {
  return Buffer.concat([
    // No flags: above all not the one that says that the name is UTF-8. The time is not kept.
    halves(versionNeeded, 0, deflated, 0, 0),
    words(crc32(content), packed.length, content.length),
    halves(name.length, 0),
  ]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value, 4 * index));
  return bytes;
}

function halves(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16LE(value, 2 * index));
  return bytes;
}
