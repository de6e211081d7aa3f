import { linesOf, longestLine, piecesOf } from './lines.ts';
import { WrongStatement } from './wrong-statement.ts';

/**
 * The records of a CSV file by RFC 4180: cells with commas and line ends in quotation marks, which
 * are doubled within. A mark in the wrong place throws `WrongStatement`, and so does a cell without
 * an end.
 */
export async function* recordsOf(
  file: Buffer,
): AsyncGenerator<readonly (readonly string[])[], void> {
  const reader = new RecordReader();
  for await (const lines of linesOf(piecesOf(file), 'utf-8')) {
    const records = lines.flatMap((line) => {
      const cells = reader.read(line);
      return cells ? [cells] : [];
    });
    if (records.length > 0) yield records;
  }
  if (reader.isOpen) throw new WrongStatement('cut_off', 'a quotation mark that is never closed');
}

/** Reads on where it stood: a cell of many lines read anew with each took their number squared. */
class RecordReader {
  #cells: string[] = [];
  /** What is read of a cell while its quotation mark is open. */
  #quoted: string | undefined;

  get isOpen(): boolean {
    return this.#quoted !== undefined;
  }

  /** The record that ends with this line; undefined while a quotation mark is open. */
  read(line: string): string[] | undefined {
    let at = this.isOpen ? this.#readQuoted(`\n${line}`, 0) - 1 : 0;
    while (at <= line.length) at = this.#readCell(line, at);
    if (this.isOpen) return undefined;
    const cells = this.#cells;
    this.#cells = [];
    return cells;
  }

  /** Where the cell behind this one begins. */
  #readCell(line: string, at: number): number {
    if (line[at] === '"') {
      this.#quoted = '';
      return this.#readQuoted(line, at + 1);
    }
    const comma = line.indexOf(',', at);
    const end = comma === -1 ? line.length : comma;
    this.#cells.push(line.slice(at, end));
    return end + 1;
  }

  /** Beyond the line where the mark stays open. */
  #readQuoted(line: string, at: number): number {
    for (let from = at; ; ) {
      const mark = line.indexOf('"', from);
      const cell = (this.#quoted ?? '') + line.slice(from, mark === -1 ? line.length : mark);
      if (cell.length > longestLine) throw new WrongStatement('too_large', 'a cell without an end');
      this.#quoted = cell;
      if (mark === -1) return line.length + 1;
      const next = line[mark + 1];
      if (next === '"') {
        this.#quoted += '"';
        from = mark + 2;
      } else if (next === undefined || next === ',') {
        this.#cells.push(cell);
        this.#quoted = undefined;
        return mark + 2;
      } else throw new WrongStatement('kind_unknown', 'something behind a quotation mark');
    }
  }
}
