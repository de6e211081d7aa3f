/**
 * Reads a table as people draw it, a head and one row per case, so that a test shows what it checks
 * at a glance. Cells are trimmed texts; lines without a bar are comments.
 *
 *     amount | days
 *      49.99 | 0
 */
export function textTable<Column extends string>(text: string): Record<Column, string>[] {
  const lines = text.split('\n').filter((line) => line.includes('|'));
  const [head = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => {
    if (cells.length !== head.length)
      throw new Error(`not a row of this table: ${cells.join('|')}`);
    return Object.fromEntries(head.map((name, index) => [name, cells[index]])) as Record<
      Column,
      string
    >;
  });
}
