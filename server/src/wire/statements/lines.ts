import { WrongStatement } from './wrong-statement.ts';

/** A line of a bill has about 300 characters; one without an end would fill the memory. */
export const longestLine = 65_536;

/**
 * The lines of a text, those of each piece together, without their ends. Bytes that are no
 * characters become U+FFFD: in a title they harm nobody, and a number that holds one is not ours.
 * So does a zero, for which PostgreSQL has no room in a text.
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'gb18030' | 'utf-8',
): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + withoutZeros(decoder.decode(piece, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new WrongStatement('too_large', 'a line without an end');
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  const last = withoutReturn(rest + decoder.decode());
  if (last !== '') yield [last];
}

export function withoutZeros(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Bytes that are all there, in pieces, so that their text never is. */
export async function* piecesOf(file: Buffer): AsyncGenerator<Uint8Array, void> {
  const pieceBytes = 262_144;
  for (let at = 0; at < file.length; at += pieceBytes) yield file.subarray(at, at + pieceBytes);
}
