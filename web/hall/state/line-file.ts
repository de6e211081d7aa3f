import type { Problem, Result } from '../../client/index.ts';
import type { HallChannel } from './hall-channel.ts';

/** So many rows go in one request: it answers within a moment, and so progress is seen. */
const rowsAtOnce = 200;

/** A file of lines as it was chosen. */
export interface LineFile {
  readonly name: string;
  readonly hash: string;
  readonly columns: string;
  readonly rows: readonly string[];
}

export interface RefusedLine {
  readonly row: number;
  readonly refusal: string;
  readonly written: string;
}

/** Its text, cut into rows, under the hash by which it goes on where it was left. */
export async function readLineFile(file: File): Promise<LineFile> {
  const octets = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', octets));
  const hash = [...digest].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const text = new TextDecoder().decode(octets);
  const [columns = '', ...rows] = text.split(/\r?\n/);
  while (rows.at(-1) === '') rows.pop();
  return { name: file.name, hash, columns, rows };
}

export type Taken =
  | { readonly isOk: true; readonly made: number; readonly refused: readonly RefusedLine[] }
  | { readonly isOk: false; readonly problem: Problem };

/**
 * Takes a file in from where it was left, step by step, and tells how far it is. What a lost answer
 * has left open is asked again: rows that were taken in before change nothing.
 */
export async function takeLineFile(
  channel: HallChannel,
  { name, hash, columns, rows }: LineFile,
  onProgress: (rowsDone: number) => void,
): Promise<Taken> {
  const rowsTotal = rows.length;
  const begun = await channel.call('beginLineImport', { body: { hash, name, columns, rowsTotal } });
  if (!begun.isOk) return begun;
  const params = { import: begun.answer.id };
  let { rowsDone } = begun.answer;
  while (rowsDone < rowsTotal) {
    onProgress(rowsDone);
    const body = { from: rowsDone, rows: rows.slice(rowsDone, rowsDone + rowsAtOnce) };
    const moved = await twice(() => channel.call('importLineRows', { params, body }));
    if (!moved.isOk) return moved;
    ({ rowsDone } = moved.answer);
  }
  onProgress(rowsDone);
  const refused: RefusedLine[] = [];
  for (;;) {
    const query = { after: String(refused.at(-1)?.row ?? 0) };
    const next = await twice(() => channel.call('listRefusedLines', { params, query }));
    if (!next.isOk) return next;
    if (next.answer.rows.length === 0) break;
    refused.push(...next.answer.rows);
  }
  return { isOk: true, made: rowsTotal - refused.length, refused };
}

async function twice<Answer>(ask: () => Promise<Result<Answer>>): Promise<Result<Answer>> {
  const first = await ask();
  return first.isOk || first.problem.kind === 'refused' ? first : ask();
}

/** As `lowu lines import` writes it: the rows as they were, and why behind each. */
export function refusedText({ columns }: LineFile, refused: readonly RefusedLine[]): string {
  const rows = refused.map(({ written, refusal }) => `${written},${refusal}`);
  return `\uFEFF${[`${columns.replace(/^\uFEFF/, '')},refusal`, ...rows, ''].join('\r\n')}`;
}
