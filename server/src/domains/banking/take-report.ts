import type { Context } from '#platform/context';
import { type BankEntry, readBankStatement, WrongStatement } from '#wire/statements';
import type { OurAccount } from './our-account.ts';
import { lockAccount, readKnownEntries } from './store/entries.ts';
import { takeEntry } from './take-entry.ts';

/**
 * Takes what is new in a report or statement of our account, each entry in a transaction of its
 * own, so that one that makes trouble keeps no other back. Returns how many were new, or undefined
 * for a file that is not about this account or cannot be read: nothing of it is believed.
 */
export async function takeReport(
  context: Context,
  of: OurAccount,
  file: Buffer,
): Promise<number | undefined> {
  const entries = await entriesOf(of, file);
  if (!entries) return undefined;
  const references = entries.map(({ bankReference }) => bankReference);
  const rows = await context.db.read(readKnownEntries, [of.account, references]);
  const known = new Set(rows.map(({ bankReference }) => bankReference));
  let taken = 0;
  for (const entry of entries) {
    if (known.has(entry.bankReference)) continue;
    known.add(entry.bankReference);
    taken += (await takeOrLog(context, of, entry)) ? 1 : 0;
  }
  return taken;
}

async function takeOrLog(context: Context, of: OurAccount, entry: BankEntry): Promise<boolean> {
  try {
    return await context.db.transaction(async (tx) => {
      // One at a time: what a reversal takes back must have been seen.
      await tx.query(lockAccount, [of.account]);
      return takeEntry(tx, of, entry);
    });
  } catch (error) {
    const { bankReference } = entry;
    context.log.error('a bank entry could not be taken', { ...of, bankReference, error });
    return false;
  }
}

async function entriesOf(of: OurAccount, file: Buffer): Promise<BankEntry[] | undefined> {
  const entries: BankEntry[] = [];
  try {
    for await (const readings of readBankStatement(file)) {
      for (const reading of readings) {
        if (reading.is === 'head' && reading.account !== of.account) return undefined;
        if (reading.is === 'entry') entries.push(reading.entry);
      }
    }
  } catch (error) {
    if (error instanceof WrongStatement) return undefined;
    throw error;
  }
  return entries;
}
