import { linesOf, piecesOf } from './lines.ts';
import { WrongStatement } from './wrong-statement.ts';

/**
 * The records of a CSV file by RFC 4180: cells with commas and line ends in quotation marks, which
 * are doubled within. A mark in the wrong place throws `WrongStatement`.
 */
export async function* recordsOf(
  file: Buffer,
): AsyncGenerator<readonly (readonly string[])[], void> {
  let open = '';
  for await (const lines of linesOf(piecesOf(file), 'utf-8')) {
    const records: string[][] = [];
    for (const line of lines) {
      const text = open === '' ? line : `${open}\n${line}`;
      const cells = cellsOf(text);
      open = cells ? '' : text;
      if (cells) records.push(cells);
    }
    if (records.length > 0) yield records;
  }
  if (open !== '') throw new WrongStatement('cut_off', 'a quotation mark that is never closed');
}

/** Undefined while a quotation mark is open. */
function cellsOf(text: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    if (text[at] !== '"') {
      const comma = text.indexOf(',', at);
      const end = comma === -1 ? text.length : comma;
      cells.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    const quoted = quotedAt(text, at);
    if (!quoted) return undefined;
    cells.push(quoted.cell);
    at = quoted.end + 1;
  }
  return cells;
}

/** `end` is where the comma after it stands, or would. */
function quotedAt(text: string, at: number): { cell: string; end: number } | undefined {
  let cell = '';
  for (let from = at + 1; ; ) {
    const mark = text.indexOf('"', from);
    if (mark === -1) return undefined;
    cell += text.slice(from, mark);
    const next = text[mark + 1];
    if (next === '"') {
      cell += '"';
      from = mark + 2;
    } else if (next === undefined || next === ',') return { cell, end: mark + 1 };
    else throw new WrongStatement('kind_unknown', 'something behind a quotation mark');
  }
}
