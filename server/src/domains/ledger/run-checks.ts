import type { Context } from '#platform/context';
import type { Statement } from '#platform/postgres';

/** One thing that was checked, over how much, and what was found wrong, if anything. */
export interface Check {
  readonly name: string;
  readonly meaning: string;
  readonly checked: number;
  /** The first few that are wrong, each in words. Empty means the check holds. */
  readonly problems: readonly string[];
}

/** What a check's one statement answers. */
interface Found {
  readonly checked: bigint;
  readonly problems: readonly string[];
}

/** A check of a domain: its name there, what it says when it holds, and its statement. */
export type CheckToRun = readonly [name: string, meaning: string, statement: Statement<Found>];

/**
 * Runs the checks of a domain. Each is one statement, so one snapshot: it may run while the books
 * are in use.
 */
export async function runChecks(
  context: Context,
  domain: string,
  checks: readonly CheckToRun[],
): Promise<Check[]> {
  const done: Check[] = [];
  for (const [name, meaning, statement] of checks) {
    const [row] = await context.db.survey(statement);
    done.push({
      name: `${domain}.${name}`,
      meaning,
      checked: Number(row?.checked ?? 0n),
      problems: row?.problems ?? ['the check gave no answer'],
    });
  }
  return done;
}
