import { staticFields, staticPlaceOf } from './field-table.ts';

const statusPlaces = new Map(
  staticFields.flatMap(({ name, value }, at) =>
    name === ':status' ? [[Number(value), at + 1] as const] : [],
  ),
);

/**
 * The header block of an answer. Nothing goes into the other side's table and nothing is coded:
 * answers have few fields, and a block that depends on none before it can be made anywhere.
 */
export function writeFields(status: number, fields: Readonly<Record<string, string>>): Buffer {
  const pieces: Buffer[] = [];
  const place = statusPlaces.get(status);
  if (place !== undefined) pieces.push(Buffer.from([0x80 | place]));
  else pieces.push(writeField(':status', String(status)));
  for (const name of Object.keys(fields)) pieces.push(writeField(name, fields[name] as string));
  return Buffer.concat(pieces);
}

function writeField(name: string, value: string): Buffer {
  const place = staticPlaceOf.get(name);
  const target = Buffer.allocUnsafe(name.length + value.length + 16);
  let at = writeInteger(target, 0, 4, place ?? 0);
  if (place === undefined) at = writeText(target, at, name);
  return target.subarray(0, writeText(target, at, value));
}

function writeText(target: Buffer, at: number, text: string): number {
  const from = writeInteger(target, at, 7, text.length);
  return from + target.write(text, from, 'latin1');
}

/** RFC 7541, 5.1. Where it ends. */
function writeInteger(target: Buffer, at: number, prefixBits: number, value: number): number {
  const most = (1 << prefixBits) - 1;
  if (value < most) {
    target[at] = value;
    return at + 1;
  }
  target[at] = most;
  let rest = value - most;
  let end = at + 1;
  for (; rest >= 0x80; rest >>>= 7) {
    target[end] = 0x80 | (rest & 0x7f);
    end += 1;
  }
  target[end] = rest;
  return end + 1;
}
