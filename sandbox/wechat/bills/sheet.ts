/** A row as its cells by name, or as it stands where it is no row any more. */
export type SheetRow = Record<string, string> | string;

/** A bill as rows of named cells, with the totals that stand at its end. */
export interface Sheet {
  columns: readonly string[];
  rows: readonly SheetRow[];
  totals: Record<string, string>;
}

/** One whose rows all are as they should be. */
export interface WholeSheet extends Sheet {
  rows: readonly Record<string, string>[];
}

const byteOrderMark = '\ufeff';

/**
 * As WeChat writes it: UTF-8 with a byte order mark, a backtick before each cell that is not a
 * heading, commas inside cells as they are, and two lines of totals at the end.
 */
export function printSheet({ columns, rows, totals }: Sheet): string {
  const lines = [
    columns.join(','),
    ...rows.map((row) => (typeof row === 'string' ? row : printCells(columns, row))),
    Object.keys(totals).join(','),
    printRow(Object.values(totals)),
  ];
  return byteOrderMark + lines.map((line) => `${line}\r\n`).join('');
}

export function printCells(columns: readonly string[], row: Record<string, string>): string {
  return printRow(columns.map((column) => row[column] ?? ''));
}

function printRow(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(',');
}
