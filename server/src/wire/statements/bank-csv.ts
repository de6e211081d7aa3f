import { fromHongKongWallClock, isCurrency, isDay, minorOf } from '#base';
import {
  type BankEntry,
  type BankReading,
  type BankReadings,
  countIn,
  type Instructed,
  isBankReference,
} from './bank-entry.ts';
import { columnOf, columnsOf } from './columns.ts';
import { recordsOf } from './csv-records.ts';
import { WrongStatement } from './wrong-statement.ts';

const names = {
  bookedAt: 'Booked',
  bankReference: 'Bank reference',
  amount: 'Amount',
  currency: 'Currency',
  reference: 'Reference',
  details: 'Details',
  counterparty: 'Counterparty',
  counterpartyAccount: 'Counterparty account',
  reversal: 'Reversal',
} as const;
type Name = (typeof names)[keyof typeof names];
/** Not every bank has these. */
interface Places {
  readonly amount: number | undefined;
  readonly currency: number | undefined;
  readonly rate: number | undefined;
}
type Columns = Readonly<Record<Name, number>> & {
  readonly instructed: Places;
  /** How many cells the head has. */
  readonly width: number;
};

/**
 * A statement as banks give it out for spreadsheets: `Account,NUMBER,DAY` first, then `Opening
 * balance,…`, a head, one row per entry, and `Closing balance,…` with the count of entries.
 */
export async function* readBankCsv(file: Buffer): BankReadings {
  const reader = new CsvReader();
  for await (const records of recordsOf(file)) {
    const readings = records.flatMap((record) => reader.read(record));
    if (readings.length > 0) yield readings;
  }
  if (!reader.isOver) throw new WrongStatement('cut_off', 'no closing balance');
}

class CsvReader {
  isOver = false;
  #row = 0;
  #columns: Columns | undefined;
  #isBegun = false;
  #opening: bigint | undefined;

  read(record: readonly string[]): BankReading[] {
    this.#row += 1;
    const [first = '', second = '', third = ''] = record.map((cell) => cell.trim());
    if (record.length === 1 && first === '') return [];
    if (!this.#isBegun) return [this.#begin(first, second, third)];
    if (first === 'Opening balance') {
      this.#opening = minorOf(second);
      return [];
    }
    if (first === 'Closing balance') return [this.#end(second, third, record[3] ?? '')];
    if (!this.#columns) {
      this.#columns = {
        ...columnsOf(record, Object.values(names)),
        width: record.length,
        instructed: {
          amount: columnOf(record, 'Instructed amount'),
          currency: columnOf(record, 'Instructed currency'),
          rate: columnOf(record, 'Exchange rate'),
        },
      };
      return [];
    }
    // One cell more or less, and what stands in each may be what belongs beside it.
    const isWhole = record.length === this.#columns.width;
    const entry = isWhole ? entryOf(this.#row, record, this.#columns) : undefined;
    const text = record.join(',').slice(0, 500);
    return [entry ? { is: 'entry', entry } : { is: 'unreadable', row: this.#row, text }];
  }

  #begin(first: string, account: string, day: string): BankReading {
    const isHead = first.replace(/^\uFEFF/, '') === 'Account' && account !== '';
    if (!isHead || !isDay(day)) {
      throw new WrongStatement('kind_unknown', 'no statement of a bank');
    }
    this.#isBegun = true;
    return { is: 'head', account, day };
  }

  #end(closing: string, currency: string, entries: string): BankReading {
    this.isOver = true;
    return {
      is: 'totals',
      totals: {
        openingMinor: this.#opening,
        closingMinor: minorOf(closing),
        entries: countIn(entries),
        currency: isCurrency(currency) ? currency : undefined,
      },
    };
  }
}

/**
 * What was sent in another currency; undefined where the bank has no such columns, or says nothing.
 */
function instructedIn(
  record: readonly string[],
  { amount, currency, rate }: Places,
): Instructed | undefined {
  const cell = (at: number | undefined): string =>
    (at === undefined ? '' : (record[at] ?? '')).trim();
  const amountMinor = minorOf(cell(amount));
  const of = cell(currency);
  if (amountMinor === undefined || amountMinor <= 0n || !isCurrency(of)) return undefined;
  return { amountMinor, currency: of, rate: cell(rate) };
}

function entryOf(row: number, record: readonly string[], columns: Columns): BankEntry | undefined {
  const cell = (name: Name): string => (record[columns[name]] ?? '').trim();
  const amountMinor = minorOf(cell(names.amount));
  const currency = cell(names.currency);
  const bookedAt = fromHongKongWallClock(cell(names.bookedAt));
  const bankReference = cell(names.bankReference);
  const isWhole = amountMinor !== undefined && amountMinor !== 0n && isCurrency(currency);
  if (!isWhole || bookedAt === undefined || !isBankReference(bankReference)) return undefined;
  return {
    row,
    bankReference,
    amountMinor,
    currency,
    bookedAt,
    isReversal: cell(names.reversal) === 'Y',
    reference: cell(names.reference),
    remittance: cell(names.details),
    counterparty: cell(names.counterparty),
    counterpartyAccount: cell(names.counterpartyAccount),
    instructed: instructedIn(record, columns.instructed),
  };
}
