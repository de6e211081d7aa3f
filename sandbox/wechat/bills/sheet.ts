/** A bill as rows of named cells, with the totals that stand at its end. */
export interface Sheet {
  columns: readonly string[];
  rows: Record<string, string>[];
  totals: Record<string, string>;
}

const byteOrderMark = '\ufeff';

/**
 * As WeChat writes it: UTF-8 with a byte order mark, a backtick before each cell that is not a
 * heading, commas inside cells as they are, and two lines of totals at the end.
 */
export function printSheet({ columns, rows, totals }: Sheet): string {
  const lines = [
    columns.join(','),
    ...rows.map((row) => printRow(columns.map((column) => row[column] ?? ''))),
    Object.keys(totals).join(','),
    printRow(Object.values(totals)),
  ];
  return byteOrderMark + lines.map((line) => `${line}\r\n`).join('');
}

function printRow(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(',');
}
