import {
  type BankEntry,
  type BankReading,
  type BankTotals,
  readBankStatement,
  WrongStatement,
} from '#wire/statements';

/** A row that nobody can read, by where it stands, or that contradicts itself, and how. */
export type UnreadableRow = Pick<Extract<BankReading, { is: 'unreadable' }>, 'row' | 'why'>;

/** All that stands in a statement or report. */
export interface Statement {
  readonly day: string;
  readonly entries: readonly BankEntry[];
  readonly unreadable: readonly UnreadableRow[];
  readonly totals: BankTotals | undefined;
}

/** Undefined for a file that is not about this account or cannot be read. */
export async function readStatement(account: string, file: Buffer): Promise<Statement | undefined> {
  const entries: BankEntry[] = [];
  const unreadable: UnreadableRow[] = [];
  let day = '';
  let totals: BankTotals | undefined;
  try {
    for await (const readings of readBankStatement(file)) {
      for (const reading of readings) {
        if (reading.is === 'head') {
          if (reading.account !== account) return undefined;
          day = reading.day;
        } else if (reading.is === 'entry') entries.push(reading.entry);
        else if (reading.is === 'unreadable') unreadable.push(reading);
        else totals = reading.totals;
      }
    }
  } catch (error) {
    if (error instanceof WrongStatement) return undefined;
    throw error;
  }
  return { day, entries, unreadable, totals };
}
