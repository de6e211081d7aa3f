import jsQr from 'jsqr';
import {
  getDocument,
  OPS,
  type PDFDocumentLoadingTask,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page as an independent reader finds it. */
export interface ReadPdf {
  readonly pages: number;
  /** What is written, line by line as it was drawn. */
  readonly text: string;
  readonly title: string;
  /** In what it is to be read aloud; null where it does not say. */
  readonly language: string | null;
  /** The part of PDF/UA (ISO 14289) that it claims to keep; null where it claims none. */
  readonly universalPart: string | null;
  /** Its parts as they are read aloud, such as `H1: Refund`; none of a file without tags. */
  readonly parts: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly links: readonly string[];
}

/** What shows only once the page is drawn. */
export interface DrawnPdf {
  /** What an independent reader of QR codes finds in the picture of the page. */
  readonly code: string | undefined;
  /** The fonts of the page, each with whether its program is in the file. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
}

interface Canvas {
  readonly context: CanvasRenderingContext2D;
}

interface CanvasFactory {
  create(width: number, height: number): Canvas;
}

function load(bytes: Buffer): PDFDocumentLoadingTask {
  return getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
}

/** What stands on the first page, where nothing else is asked. */
export async function readPdfText(bytes: Buffer): Promise<string> {
  const loading = load(bytes);
  const page = await (await loading.promise).getPage(1);
  const { items } = await page.getTextContent();
  await loading.destroy();
  return items.map((item) => ('str' in item ? item.str : '')).join('\n');
}

/** Reads the first page of a PDF with pdf.js, without drawing it: that takes a second. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const loading = load(bytes);
  const document = await loading.promise;
  const page = await document.getPage(1);
  const [{ items }, annotations, attached, meta, tree, marked] = await Promise.all([
    page.getTextContent(),
    page.getAnnotations(),
    document.getAttachments() as Promise<Record<string, { content: Uint8Array }> | null>,
    document.getMetadata(),
    page.getStructTree() as Promise<TagNode | null>,
    page.getTextContent({ includeMarkedContent: true }),
  ]);
  const read: ReadPdf = {
    pages: document.numPages,
    text: items.map((item) => ('str' in item ? item.str : '')).join('\n'),
    title: String((meta.info as { Title?: unknown }).Title),
    language: (meta.info as { Language?: string | null }).Language ?? null,
    universalPart: (meta.metadata?.get('pdfuaid:part') as string | undefined) ?? null,
    parts: tree ? partsOf(tree, textsOf(marked.items)) : [],
    files: new Map(
      Object.entries(attached ?? {}).map(([name, { content }]) => [name, Buffer.from(content)]),
    ),
    links: annotations.flatMap(({ url }: { url?: string }) => (url ? [url] : [])),
  };
  await loading.destroy();
  return read;
}

/** Draws the first page of a PDF as a printer of 288 dots per inch would, and looks at it. */
export async function drawPdf(bytes: Buffer): Promise<DrawnPdf> {
  const loading = load(bytes);
  const document = await loading.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: 4 });
  const factory = document.canvasFactory as CanvasFactory;
  const { context } = factory.create(viewport.width, viewport.height);
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, viewport.width, viewport.height);
  const found = jsQr.default(new Uint8ClampedArray(data), width, height);
  const drawn: DrawnPdf = { code: found?.data, fonts: await fontsOf(page) };
  await loading.destroy();
  return drawn;
}

interface Font {
  readonly name: string;
  readonly missingFile?: boolean;
}

/** As they were loaded to draw the page: one whose program is not in the file is replaced. */
async function fontsOf(page: PDFPageProxy): Promise<DrawnPdf['fonts']> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const ids = fnArray.flatMap((fn, at) => (fn === OPS.setFont ? [String(argsArray[at][0])] : []));
  return [...new Set(ids)].map((id) => {
    const { name, missingFile = false } = page.commonObjs.get(id) as Font;
    return { name, isEmbedded: !missingFile };
  });
}

interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly TagNode[];
}

interface Item {
  readonly str?: string;
  readonly type?: string;
  readonly id?: string;
}

/** What is written, by the mark under which it was drawn. */
function textsOf(items: readonly Item[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const { type, id = '', str = '' } of items) {
    if (type === 'beginMarkedContent' || type === 'beginMarkedContentProps') open.push(id);
    else if (type === 'endMarkedContent') open.pop();
    else texts.set(open.at(-1) ?? '', (texts.get(open.at(-1) ?? '') ?? '') + str);
  }
  return texts;
}

function partsOf(node: TagNode, texts: ReadonlyMap<string, string>): string[] {
  const { role = '', alt, children = [] } = node;
  const own = children
    .filter(({ type }) => type === 'content')
    .map(({ id = '' }) => texts.get(id) ?? '')
    .join('')
    .trim();
  const said = alt ?? own;
  const below = children.flatMap((child) => partsOf(child, texts));
  return said === '' ? below : [`${role}: ${said}`, ...below];
}
