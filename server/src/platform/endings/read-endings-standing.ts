import { isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Ending } from './ending.ts';
import { readEndingsFile } from './endings-file.ts';
import { readEndings, readLastRestore, type RestoreRow } from './store.ts';

/** How the endings in a file stand to those that the database knows. */
export interface EndingsStanding {
  readonly restore: RestoreRow | undefined;
  /** How many the file has. */
  readonly kept: number;
  /** What has ended, and the database does not know: it was restored from before. */
  readonly unknown: readonly Ending[];
  /** What the database knows, and the file does not. */
  readonly unkept: readonly Ending[];
  readonly wrongLine: number | undefined;
}

/** Compares a file of endings with the database. */
export async function readEndingsStanding(
  context: Context,
  file: string,
): Promise<EndingsStanding> {
  const [[restore], rows] = await Promise.all([
    context.db.read(readLastRestore),
    context.db.read(readEndings, [isoTime(0)]),
  ]);
  const { endings, wrongLine } = readEndingsFile(file, context.secrets);
  const [known, kept] = [idsOf(rows), idsOf(endings)];
  return {
    restore,
    kept: endings.length,
    unknown: endings.filter(({ id }) => !known.has(id)),
    unkept: rows.filter(({ id }) => !kept.has(id)),
    wrongLine,
  };
}

function idsOf(endings: readonly Ending[]): Set<string> {
  return new Set(endings.map(({ id }) => id));
}
