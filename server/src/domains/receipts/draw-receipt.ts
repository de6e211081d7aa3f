import type { Words } from '#base';
import { openPaper, type Paper } from '#wire/pdf';
import type { Receipt } from './receipt.ts';
import { groupReceiptCode } from './receipt-code.ts';
import { receiptTitles } from './receipt-words.ts';
import {
  amountText,
  headlineOf,
  instantText,
  type ReceiptReader,
  rowsOf,
  say,
} from './receipt-rows.ts';

/** That a receipt stands in the public log, as it is printed and laid into the file. */
export interface PrintedProof {
  /** C2SP tlog-proof. */
  readonly proof: string;
  /** What opens the owner's part of it; null for other readers. */
  readonly own: Uint8Array | null;
  /** The address of the page that checks it, with the proof behind the number sign. */
  readonly address: string;
}

export interface Printing {
  readonly reader: ReceiptReader;
  readonly seller: Words;
  /** Null for the seconds until it is sealed. */
  readonly proof: PrintedProof | null;
  readonly printedAt: number;
  /** When it was printed for the first time, where this is a reprint. */
  readonly firstPrintedAt: number | null;
}

const margin = 56;
const codeWidth = 232;
const nameWidth = 170;
/** Between the rows and the code, and between the code and the foot. */
const aboveCode = 12;
const aboveFoot = 8;
/**
 * Of rows, in points: how large they are written, how high a line is and how far apart they are.
 */
const rowText = 10;
const rowLine = 14;
const rowGaps = { least: 1.5, most: 5 };
const soft = '#56635f';
const hairline = '#cfd8d4';
const harbour = '#0a5f5a';
const amber = '#8a5300';

const languageTags = { 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN', en: 'en-HK' } as const;

/**
 * A receipt as a file of one page (PDF); the code has a second one where a plan brings so much that
 * the first is full. The same printing has the same bytes.
 */
export function drawReceipt(receipt: Receipt, printing: Printing): Promise<Buffer> {
  const { reader, seller, printedAt } = printing;
  const { language } = reader;
  const paper = openPaper({
    title: `${receiptTitles[receipt.kind][language]} ${groupReceiptCode(receipt.code)}`,
    author: seller[language],
    language: languageTags[language],
    script: language === 'zh-Hans' ? 'SC' : 'HK',
    madeAtMs: printedAt,
  });
  let y = drawHead(paper, receipt, printing);
  y = drawRows(paper, y, rowsOf(receipt, reader));
  if (Math.floor(y + aboveCode + codeWidth) > footAt(paper) - aboveFoot) {
    paper.turn();
    y = margin;
  }
  drawCheck(paper, y + aboveCode, printing);
  drawFoot(paper, printing);
  return paper.bytes();
}

function across(paper: Paper, y: number) {
  return { x: margin, y, width: paper.width - 2 * margin };
}

function footAt(paper: Paper): number {
  return paper.height - margin;
}

function drawHead(
  paper: Paper,
  receipt: Receipt,
  { reader: { language }, seller, firstPrintedAt, printedAt }: Printing,
): number {
  let y = paper.write(seller[language], across(paper, margin), { size: 12, colour: harbour });
  y = paper.write(receiptTitles[receipt.kind][language], across(paper, y + 6), {
    size: 18,
    as: 'H1',
  });
  y = paper.write(amountText(headlineOf(receipt)), across(paper, y + 2), { size: 30 });
  if (firstPrintedAt !== null) {
    const times = { at: instantText(printedAt), firstAt: instantText(firstPrintedAt) };
    const text = say('reprint', language, times);
    y = paper.write(text, across(paper, y + 4), { size: 11, colour: amber });
  }
  y = paper.write(say('code', language), across(paper, y + 10), { size: 9, colour: soft });
  return paper.write(groupReceiptCode(receipt.code), across(paper, y), { size: 16 }) + 10;
}

type Rows = ReturnType<typeof rowsOf>;

/** How far rows are apart: closer where there are many, so that the code still fits below them. */
function gapOf(paper: Paper, from: number, rows: Rows): number {
  const contentWidth = across(paper, 0).width - nameWidth;
  const lines = (text: string, width: number) => paper.lines(text, width, rowText).length;
  const high = rows.map(([name, content]) => {
    return Math.max(lines(name, nameWidth), lines(content, contentWidth)) * rowLine;
  });
  const text = high.reduce((sum, one) => sum + one, 0);
  const room = footAt(paper) - aboveFoot - codeWidth - aboveCode - from - text;
  return Math.min(rowGaps.most, Math.max(rowGaps.least, room / rows.length));
}

function drawRows(paper: Paper, from: number, rows: Rows): number {
  const gap = gapOf(paper, from, rows);
  let y = from;
  const drawRow = ([name, content]: (typeof rows)[number]): void => {
    paper.rule(across(paper, y), hairline);
    const whole = across(paper, y + gap - 1);
    const looks = { size: rowText, colour: soft, as: 'TH' } as const;
    const left = paper.write(name, { ...whole, width: nameWidth }, looks);
    const place = { ...whole, x: margin + nameWidth, width: whole.width - nameWidth };
    const right = paper.write(content, place, { size: rowText, align: 'end', as: 'TD' });
    y = Math.max(left, right) + 1;
  };
  paper.part('Table', () => {
    for (const row of rows) paper.part('TR', () => drawRow(row));
  });
  paper.rule(across(paper, y), hairline);
  return y;
}

function drawCheck(paper: Paper, y: number, { reader: { language }, proof }: Printing): void {
  if (proof === null) {
    paper.write(say('unsealed', language), across(paper, y), { size: 10, colour: amber });
    return;
  }
  const title = say('checkTitle', language);
  paper.code(proof.address, { x: margin - 6, y, width: codeWidth }, title);
  const whole = across(paper, y + 8);
  const beside = { x: margin + codeWidth + 8, width: whole.width - codeWidth - 8 };
  const below = paper.write(title, { ...beside, y: y + 8 }, { size: 13, as: 'H2' });
  const page = proof.address.slice(0, proof.address.indexOf('#')).replace(/^https?:\/\//, '');
  const text = say('check', language, { page });
  paper.write(text, { ...beside, y: below + 4 }, { size: 10, colour: soft });
  paper.embed({
    name: 'receipt.tlog-proof',
    content: Buffer.from(proof.proof),
    mediaType: 'text/plain',
    about: 'https://c2sp.org/tlog-proof',
  });
  if (proof.own === null) return;
  paper.embed({
    name: 'receipt.own',
    content: proof.own,
    mediaType: 'application/octet-stream',
    about: 'What only the owner of the line may see; its hash stands in the proof',
  });
}

function drawFoot(paper: Paper, { reader: { language }, seller }: Printing): void {
  const text = [say('seller', language, { seller: seller[language] }), say('notInvoice', language)];
  paper.write(text.join('　'), across(paper, footAt(paper)), { size: 9, colour: soft });
}
