/**
 * The head of a POST of JSON, in HPACK (RFC 7541). The first of a connection puts what never
 * changes into the dynamic table, as other clients do; those after it name the place there.
 */
export function openHeaderBlocks(authority: string): (path: string) => Buffer {
  const newAuthority = Buffer.concat([Buffer.from([literalIndexed | 1]), text(authority)]);
  const newType = Buffer.concat([Buffer.from([literalIndexed | 31]), text('application/json')]);
  // The newest entry of the dynamic table comes first, behind the 61 of the static one.
  const knownAuthority = Buffer.from([indexed | 63]);
  const knownType = Buffer.from([indexed | 62]);
  let isFirst = true;
  return (path) => {
    const [host, type] = isFirst ? [newAuthority, newType] : [knownAuthority, knownType];
    isFirst = false;
    return Buffer.concat([postOverHttp, host, literalPath, text(path), type]);
  };
}

/** Places in the static table (RFC 7541, appendix A), and how a field names one. */
const indexed = 0x80;
const literalIndexed = 0x40;
const postOverHttp = Buffer.from([indexed | 3, indexed | 6]);
const literalPath = Buffer.from([4]);
const statusOk = indexed | 8;

/** `:status` is the first field of an answer, and 200 stands in the static table. */
export function isOk(block: Buffer): boolean {
  return block[0] === statusOk;
}

const mostInPrefix = 127;

/** A text as it is, without Huffman's code; shorter than what needs a second byte of length. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1');
  if (bytes.length < mostInPrefix) return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  const rest = bytes.length - mostInPrefix;
  if (rest >= 0x80) throw new Error(`too long for this client: ${value}`);
  return Buffer.concat([Buffer.from([mostInPrefix, rest]), bytes]);
}
