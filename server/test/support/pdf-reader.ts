import jsQr from 'jsqr';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page as an independent reader finds it. */
export interface ReadPdf {
  readonly pages: number;
  /** What is written, line by line as it was drawn. */
  readonly text: string;
  readonly title: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly links: readonly string[];
  /** What an independent reader of QR codes finds in the picture of the page. */
  readonly code: string | undefined;
  /** The picture of the page (PNG). */
  readonly picture: Buffer;
}

interface Canvas {
  readonly canvas: { toBuffer(type: 'image/png'): Buffer };
  readonly context: CanvasRenderingContext2D;
}

interface CanvasFactory {
  create(width: number, height: number): Canvas;
}

/** What stands on the first page, where nothing else is asked: drawing it takes a second. */
export async function readPdfText(bytes: Buffer): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const page = await (await loading.promise).getPage(1);
  const { items } = await page.getTextContent();
  await loading.destroy();
  return items.map((item) => ('str' in item ? item.str : '')).join('\n');
}

/** Reads a PDF of one page with pdf.js, and draws it as a printer of 288 dots per inch would. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const page = await document.getPage(1);
  const [{ items }, annotations, attached, meta] = await Promise.all([
    page.getTextContent(),
    page.getAnnotations(),
    document.getAttachments() as Promise<Record<string, { content: Uint8Array }> | null>,
    document.getMetadata(),
  ]);
  const viewport = page.getViewport({ scale: 4 });
  const factory = document.canvasFactory as CanvasFactory;
  const { canvas, context } = factory.create(viewport.width, viewport.height);
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, viewport.width, viewport.height);
  const found = jsQr.default(new Uint8ClampedArray(data), width, height);
  const read: ReadPdf = {
    pages: document.numPages,
    text: items.map((item) => ('str' in item ? item.str : '')).join('\n'),
    title: String((meta.info as { Title?: unknown }).Title),
    files: new Map(
      Object.entries(attached ?? {}).map(([name, { content }]) => [name, Buffer.from(content)]),
    ),
    links: annotations.flatMap(({ url }: { url?: string }) => (url ? [url] : [])),
    code: found?.data,
    picture: canvas.toBuffer('image/png'),
  };
  await loading.destroy();
  return read;
}
