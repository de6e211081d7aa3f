/**
 * The cells of one line of CSV (RFC 4180, without line breaks in cells); undefined where a quote is
 * not closed or something stands behind one.
 */
export function csvCells(line: string): string[] | undefined {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const found = cell.exec(rest);
    if (!found) return undefined;
    const [whole, quoted, plain] = found;
    cells.push(quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (rest === '') return whole.endsWith(',') ? [...cells, ''] : cells;
  }
}

const cell = /^(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/;
