import type { Context } from '#platform/context';
import type { BankEntry } from '#wire/statements';
import type { OurAccount } from './our-account.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { problemOf, type StatementProblem } from './statement-problem.ts';
import { type KnownEntryRow, lockAccount, readKnownEntries } from './store/entries.ts';
import { takeEntry } from './take-entry.ts';

/** What became of a report or statement. */
export interface TakenReport {
  /** How many entries were new. */
  readonly taken: number;
  /** What could not be taken; undefined where all of it is held. */
  readonly problem: StatementProblem | undefined;
  readonly statement: Statement;
  /** What was held before, by the bank's number. */
  readonly known: ReadonlyMap<string, KnownEntryRow>;
}

/**
 * Takes what is new in a report or statement of our account, each entry in a transaction of its
 * own, so that one that makes trouble keeps no other back. Returns undefined for a file that is not
 * about this account or cannot be read: nothing of it is believed.
 */
export async function takeReport(
  context: Context,
  of: OurAccount,
  file: Buffer,
): Promise<TakenReport | undefined> {
  const statement = await readStatement(of.account, file);
  if (!statement) return undefined;
  const { entries, unreadable } = statement;
  const references = entries.map(({ bankReference }) => bankReference);
  const rows = await context.db.read(readKnownEntries, [of.account, references]);
  const known = new Map(rows.map((row) => [row.bankReference, row]));
  const seen = new Set(known.keys());
  const failed: string[] = [];
  let taken = 0;
  for (const entry of entries) {
    if (seen.has(entry.bankReference)) continue;
    seen.add(entry.bankReference);
    const outcome = await takeOrLog(context, of, entry);
    if (outcome === 'failed') failed.push(entry.bankReference);
    else taken += outcome === 'taken' ? 1 : 0;
  }
  return { taken, problem: problemOf(unreadable, failed), statement, known };
}

async function takeOrLog(
  context: Context,
  of: OurAccount,
  entry: BankEntry,
): Promise<'taken' | 'known' | 'failed'> {
  try {
    return await context.db.transaction(async (tx) => {
      // One at a time: what a reversal takes back must have been seen.
      await tx.query(lockAccount, [of.account]);
      return (await takeEntry(tx, of, entry)) ? 'taken' : 'known';
    });
  } catch (error) {
    const { bankReference } = entry;
    context.log.error('a bank entry could not be taken', { ...of, bankReference, error });
    return 'failed';
  }
}
