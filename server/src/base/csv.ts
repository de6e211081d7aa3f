/**
 * A row of a table (RFC 4180). A cell that begins like a formula is one to a spreadsheet, and what
 * strangers write is not ours to run: it begins with an apostrophe, as OWASP advises. A number
 * below zero stays one.
 */
export function csvRow(cells: readonly (string | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell = ''): string {
  const safe = /^[=+@\t\r]/.test(cell) || /^-(?!\d)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
