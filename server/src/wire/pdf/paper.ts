import { once } from 'node:events';
import { createRequire } from 'node:module';
import type PdfDocument from 'pdfkit';
import { encode } from 'uqr';
import { fontOf, runsOf, type Script } from './fonts.ts';
import { linesOf } from './lines.ts';
import { openTags, type Part, type Tags } from './tags.ts';

export interface PaperAttributes {
  readonly title: string;
  readonly author: string;
  /** As BCP 47 writes it: what a reader that speaks pronounces it in. */
  readonly language: string;
  readonly script: Script;
  /** When it was made, as it says itself: the same paper made again has the same bytes. */
  readonly madeAtMs: number;
}

export interface TextStyle {
  readonly size: number;
  readonly colour?: string;
  readonly align?: 'start' | 'end';
  /** What it is; a paragraph where nothing is said. */
  readonly as?: Part;
}

/** Something that lies in the file beside its pages (ISO 32000-1, 7.11.4). */
export interface EmbeddedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly mediaType: string;
  readonly about: string;
}

/** Pages of A4 in points, from the left and from the top; what is drawn goes onto the newest. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  /** Writes within a width and returns where what was written ends. */
  write(text: string, at: Place, style: TextStyle): number;
  /** The lines into which a text falls within a width, for what may run over a page's end. */
  lines(text: string, width: number, size: number): string[];
  rule(at: Place, colour: string): void;
  /** All that is written meanwhile is one part of the paper, also over a page's end. */
  part(kind: Part, work: () => void): void;
  /**
   * A QR code with the quiet margin of four modules around it, and a link to the same address; who
   * cannot see it hears `alt`.
   */
  code(address: string, at: Place, alt: string): void;
  embed(file: EmbeddedFile): void;
  /** Begins another page. */
  turn(): void;
  /** The finished file. */
  bytes(): Promise<Buffer>;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const require = createRequire(import.meta.url);
const leading = 1.4;
const quietModules = 4;

/**
 * A page of the size that offices print on, in fonts with the Chinese of both sides, and tagged for
 * whoever has it read aloud: its parts in their order, what is a heading, which cell has which
 * name.
 */
export function openPaper(attributes: PaperAttributes): Paper {
  const { script, madeAtMs } = attributes;
  const document = openDocument(attributes);
  const tags = openTags(document);
  const pen = { document, script, tags };
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = once(document, 'end');
  return {
    width: document.page.width,
    height: document.page.height,
    write: (text, place, style) => writeText(pen, text, place, style),
    lines: (text, width, size) => linesOf(text, width, (one) => widthOf(pen, one, size)),
    rule({ x, y, width }, colour) {
      tags.ornament(() => {
        document.moveTo(x, y).lineTo(x + width, y);
        document.lineWidth(0.5).strokeColor(colour).stroke();
      });
    },
    part: (kind, work) => tags.within(kind, work),
    code(address, place, alt) {
      tags.link(place, address, alt, () => drawCode(document, address, place));
    },
    embed({ name, content, mediaType, about }) {
      const made = { creationDate: new Date(madeAtMs), modifiedDate: new Date(madeAtMs) };
      const described = { name, type: mediaType, description: about, relationship: 'Supplement' };
      document.file(Buffer.from(content), { ...described, ...made });
    },
    turn() {
      document.addPage();
    },
    async bytes() {
      document.end();
      await ended;
      return Buffer.concat(pieces);
    },
  };
}

function openDocument({ title, author, language, script, madeAtMs }: PaperAttributes) {
  const madeAt = new Date(madeAtMs);
  // Most programs never draw, and start quicker without it.
  const Document = require('pdfkit') as typeof PdfDocument;
  const document = new Document({
    size: 'A4',
    margin: 0,
    font: fontOf(script) as unknown as string,
    lang: language,
    displayTitle: true,
    tagged: true,
    // Known to pdfkit, and not to its types.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    pdfVersion: '1.7',
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
  });
  for (const one of ['HK', 'SC'] as const) {
    document.registerFont(one, fontOf(one) as unknown as string);
  }
  return document;
}

interface Pen {
  readonly document: PDFKit.PDFDocument;
  readonly script: Script;
  readonly tags: Tags;
}

function writeText(pen: Pen, text: string, { x, y, width }: Place, style: TextStyle): number {
  const { size, colour = '#1c2524', align = 'start', as = 'P' } = style;
  const lines = linesOf(text, width, (one) => widthOf(pen, one, size));
  if (lines.length === 0) return y;
  let top = y;
  pen.tags.draw(as, () => {
    pen.document.fillColor(colour);
    for (const line of lines) {
      const shift = align === 'end' ? width - widthOf(pen, line, size) : 0;
      writeLine(pen, line, { x: x + shift, y: top }, size);
      top += size * leading;
    }
  });
  return top;
}

/** As wide as a Chinese character by themselves, these marks tear an English word apart. */
const marksOfLatin = /\p{Script=Latin}[’”]|[‘“]\p{Script=Latin}/u;

function formsOf(text: string): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return marksOfLatin.test(text) ? { features: ['pwid'] } : {};
}

function widthOf({ document, script }: Pen, text: string, size: number): number {
  const widths = runsOf(text, script).map((run) =>
    document.font(run.font, size).widthOfString(run.text, formsOf(run.text)),
  );
  return widths.reduce((sum, width) => sum + width, 0);
}

function writeLine(
  { document, script }: Pen,
  text: string,
  { x, y }: Omit<Place, 'width'>,
  size: number,
): void {
  let at = x;
  for (const run of runsOf(text, script)) {
    const forms = formsOf(run.text);
    document.font(run.font, size).text(run.text, at, y, { ...forms, lineBreak: false });
    at += document.widthOfString(run.text, forms);
  }
}

/** Dark modules side by side are one rectangle, so that no reader draws seams between them. */
function drawCode(document: PDFKit.PDFDocument, address: string, { x, y, width }: Place): void {
  const { data, size } = encode(address, { ecc: 'L', border: 0 });
  const module = width / (size + 2 * quietModules);
  for (const [row, cells] of data.entries()) {
    for (let column = 0; column < size; column += 1) {
      if (cells[column] !== true) continue;
      const begun = column;
      while (cells[column + 1] === true) column += 1;
      const left = x + (begun + quietModules) * module;
      const top = y + (row + quietModules) * module;
      document.rect(left, top, (column - begun + 1) * module, module);
    }
  }
  document.fill('#000000');
}
