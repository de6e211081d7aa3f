import { type Bytes, inflated, Malformed } from './bytes.ts';
import { type Given, proofOfCode, proofOfText } from './proof.ts';

const proofStart = 'c2sp.org/tlog-proof@v1\n';

/**
 * What people paste: the text of a proof, the address in a QR code, or what stands behind its #.
 */
export function proofOfPasted(pasted: string): Given | Promise<Given> {
  const text = pasted.replaceAll('\r\n', '\n').trimStart();
  if (text.startsWith('c2sp.org/')) return proofOfText(text.endsWith('\n') ? text : `${text}\n`);
  const code = text.trim();
  return proofOfCode(code.slice(code.indexOf('#') + 1));
}

const mostFileBytes = 1_000_000;
/** A receipt has two: each may unpack to a hundred times what it is. */
const mostEmbedded = 4;

/** The proof in a file: a receipt as PDF, or the text alone. Undefined where there is none. */
export async function proofOfFile(bytes: Bytes): Promise<Given | undefined> {
  if (bytes.length > mostFileBytes) throw new Malformed('too long');
  const text = latin1(bytes);
  if (text.startsWith(proofStart)) return proofOfText(text8(bytes));
  if (!text.startsWith('%PDF-')) return undefined;
  const files = await embeddedIn(bytes, text);
  const proof = files.find((file) => latin1(file).startsWith(proofStart));
  if (!proof) return undefined;
  return proofOfText(
    text8(proof),
    files.find((file) => file !== proof),
  );
}

const text8 = (bytes: Bytes) => new TextDecoder().decode(bytes);
const latin1 = (bytes: Bytes) => new TextDecoder('latin1').decode(bytes);

/** What is embedded in a PDF, by its streams alone (ISO 32000-1, 7.3.8 and 7.11.4). */
async function embeddedIn(bytes: Bytes, text: string): Promise<Bytes[]> {
  const files: Bytes[] = [];
  const streams = /\bobj\s*<<((?:(?!\bobj\b)[^])*?)>>\s*stream\r?\n/g;
  for (let found = streams.exec(text); found; found = streams.exec(text)) {
    const dictionary = found[1] ?? '';
    const from = streams.lastIndex;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
    const to = Number.isNaN(length) ? text.indexOf('endstream', from) : from + length;
    streams.lastIndex = Math.max(from, to);
    if (!/\/EmbeddedFile\b/.test(dictionary) || to > bytes.length) continue;
    if (files.length === mostEmbedded) throw new Malformed('too many');
    const content = bytes.slice(from, to);
    const isPacked = dictionary.includes('/FlateDecode');
    files.push(isPacked ? await inflated(content, 'deflate') : content);
  }
  return files;
}
