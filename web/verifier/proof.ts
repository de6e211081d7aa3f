import { type Bytes, bytesOf, inflated, join, Malformed, textOf } from './bytes.ts';

/** A proof as it was given, of which nothing has been verified yet. */
export interface Given {
  /** Salt and text of the receipt. */
  readonly extra: Bytes;
  readonly index: number;
  readonly path: readonly Bytes[];
  /** The signed checkpoint. */
  readonly checkpoint: string;
  /** Salt and text of what only the owner may see, where it came along. */
  readonly own: Bytes | undefined;
}

const hashLength = 32;
const longest = 131_072;
const mostHashes = 63;

/** A count as logs write it: digits without zeros before them. */
export function countOf(text: string): number {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(count)) throw new Malformed('not a count');
  return count;
}

/** The text of a proof (C2SP tlog-proof). */
export function proofOfText(source: string, own?: Bytes): Given {
  if (source.length > longest) throw new Malformed('too long');
  const [head = '', ...rest] = source.split('\n\n');
  const [first, second = '', ...others] = head.split('\n');
  if (first !== 'c2sp.org/tlog-proof@v1') throw new Malformed('not a proof');
  const hasExtra = second.startsWith('extra ');
  const [indexLine = '', ...hashes] = hasExtra ? others : [second, ...others];
  if (!indexLine.startsWith('index ')) throw new Malformed('no index');
  return whole({
    extra: hasExtra ? bytesOf(second.slice(6), 'base64') : new Uint8Array(),
    index: countOf(indexLine.slice(6)),
    path: hashes.map((line) => bytesOf(line, 'base64')),
    checkpoint: rest.join('\n\n'),
    own,
  });
}

/** What stands in a QR code: see docs/decisions/a-proof-in-a-code.md. */
export async function proofOfCode(code: string): Promise<Given> {
  const bytes = bytesOf(code, 'base64url');
  const count = bytes[1] ?? 0;
  const packedAt = 8 + count * hashLength;
  if (bytes[0] !== 1 || bytes.length <= packedAt) throw new Malformed('not a proof');
  const view = new DataView(bytes.buffer);
  const texts = await inflated(bytes.slice(packedAt), 'deflate-raw');
  const [extra, ownAt] = measured(texts, 0);
  const [own, noteAt] = measured(texts, ownAt);
  return whole({
    extra,
    index: view.getUint16(2) * 2 ** 32 + view.getUint32(4),
    path: Array.from({ length: count }, (_, at) =>
      bytes.slice(8 + at * hashLength, 8 + (at + 1) * hashLength),
    ),
    checkpoint: textOf(texts.slice(noteAt)),
    own: own.length > 0 ? own : undefined,
  });
}

function measured(bytes: Bytes, at: number): [Bytes, number] {
  const end = at + 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
  if (end > bytes.length) throw new Malformed('cut off');
  return [bytes.slice(at + 2, end), end];
}

function whole(given: Given): Given {
  const { path, checkpoint, index } = given;
  if (path.length > mostHashes || path.some(({ length }) => length !== hashLength)) {
    throw new Malformed('not hashes');
  }
  if (!Number.isSafeInteger(index)) throw new Malformed('not a count');
  if (!checkpoint.endsWith('\n')) throw new Malformed('cut off');
  return { ...given, extra: join(given.extra) };
}
