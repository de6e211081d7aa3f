import { SaxesParser } from 'saxes';
import { piecesOf } from './lines.ts';
import { WrongStatement } from './wrong-statement.ts';

/** An element that is over, with everything that stood in it. */
export interface XmlElement {
  /**
   * The local names from the document's element down to this one, with `/` between. One of another
   * namespace than the document's has that in front, so that it is never taken for one of ours.
   */
  readonly path: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const longestText = 10_000;
/** A statement has a dozen levels, and names of less than 40 letters. */
const deepest = 32;
const longestName = 100;

/**
 * The elements of a document, each when it ends, as they come. Strict: what is not well-formed
 * throws `WrongStatement`, and so does a document type of its own, which no statement has and by
 * which entities could grow without end, and elements within elements without end.
 */
export async function* elementsOf(file: Buffer): AsyncGenerator<readonly XmlElement[], void> {
  const parser = new SaxesParser({ xmlns: true });
  const open: { path: string; text: string; attributes: Record<string, string> }[] = [];
  let ended: XmlElement[] = [];
  let namespace: string | undefined;
  parser.on('error', (error) => {
    throw new WrongStatement('kind_unknown', error.message.slice(0, 200));
  });
  parser.on('doctype', () => {
    throw new WrongStatement('kind_unknown', 'a document type of its own');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const own = { ...Object.fromEntries(values), ...(open.length === 0 ? { xmlns: uri } : {}) };
    if (open.length === deepest || local.length + uri.length > longestName) {
      throw new WrongStatement('too_large', 'elements without end');
    }
    const outer = open.at(-1);
    namespace ??= uri;
    const name = uri === namespace ? local : `{${uri}}${local}`;
    open.push({ path: outer ? `${outer.path}/${name}` : name, text: '', attributes: own });
  });
  const add = (text: string): void => {
    const inner = open.at(-1);
    if (inner && inner.text.length < longestText) inner.text += text.slice(0, longestText);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const { path = '', text = '', attributes = {} } = open.pop() ?? {};
    ended.push({ path, text: text.trim(), attributes });
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of piecesOf(file)) {
    parser.write(decoded(() => decoder.decode(piece, { stream: true })));
    yield ended;
    ended = [];
  }
  parser.write(decoded(() => decoder.decode()));
  parser.close();
  yield ended;
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new WrongStatement('kind_unknown', 'not UTF-8');
  }
}
