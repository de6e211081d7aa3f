/** Writes the head of a request behind a place, and says where it ended. */
export type WriteHeaders = (target: Buffer, at: number, path: string) => number;

/**
 * The head of a POST of JSON, in HPACK (RFC 7541). The first of a connection puts what never
 * changes into the dynamic table, as other clients do; those after it name the place there.
 */
export function openHeaderBlocks(authority: string): WriteHeaders {
  // The newest entry of the dynamic table comes first, behind the 61 of the static one.
  const [knownAuthority, knownType] = [indexed | 63, indexed | 62];
  let isFirst = true;
  return (target, from, path) => {
    let at = writeBytes(target, from, postOverHttp);
    if (isFirst) {
      at = writeText(target, writeByte(target, at, literalIndexed | 1), authority);
    } else at = writeByte(target, at, knownAuthority);
    at = writeText(target, writeByte(target, at, literalPath), path);
    if (isFirst) {
      at = writeText(target, writeByte(target, at, literalIndexed | 31), 'application/json');
    } else at = writeByte(target, at, knownType);
    isFirst = false;
    return at;
  };
}

/** What a head of such a path takes at most. */
export function mostHeaderBytes(path: string): number {
  return path.length + 128;
}

/** Places in the static table (RFC 7541, appendix A), and how a field names one. */
const indexed = 0x80;
const literalIndexed = 0x40;
const postOverHttp = [indexed | 3, indexed | 6] as const;
const literalPath = 4;
const statusOk = indexed | 8;

/** `:status` is the first field of an answer, and 200 stands in the static table. */
export function isOk(block: Buffer): boolean {
  return block[0] === statusOk;
}

function writeByte(target: Buffer, at: number, byte: number): number {
  target[at] = byte;
  return at + 1;
}

function writeBytes(target: Buffer, at: number, bytes: readonly number[]): number {
  return bytes.reduce((to, byte) => writeByte(target, to, byte), at);
}

const mostInPrefix = 127;

/** A text as it is, without Huffman's code; shorter than what needs a second byte of length. */
function writeText(target: Buffer, from: number, text: string): number {
  let at = from;
  if (text.length < mostInPrefix) at = writeByte(target, at, text.length);
  else {
    const rest = text.length - mostInPrefix;
    if (rest >= 0x80) throw new Error(`too long for this client: ${text}`);
    at = writeByte(target, writeByte(target, at, mostInPrefix), rest);
  }
  return at + target.write(text, at, 'latin1');
}
