import { rm, writeFile } from 'node:fs/promises';

/**
 * Writes the rows that were refused beside the file they came from, as they were and with why
 * behind them, to be mended there; no file stays where none was. Returns where.
 */
export async function writeRefused(
  file: string,
  columns: readonly string[],
  refused: readonly { readonly written: string; readonly refusal: string }[],
): Promise<string> {
  const beside = `${file}.refused.csv`;
  const lines = refused.map(({ written, refusal }) => `${written},${refusal}`);
  if (lines.length === 0) await rm(beside, { force: true });
  else await writeFile(beside, `${[...columns, 'refusal'].join(',')}\n${lines.join('\n')}\n`);
  return beside;
}
