import { coded, type Id, idFrom, isId, majorOf, type Slot, slotFor, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { RowOf } from '#platform/postgres';
import {
  type Reading,
  type StatementItem,
  type StatementTotals,
  WrongStatement,
} from '#wire/statements';
import { isOfRefund } from './break.ts';
import type { DayKey } from './day.ts';
import type { Billed } from './list-billed.ts';
import type { OnProgress } from './progress.ts';
import { refuse } from './refusals.ts';
import { insertItems } from './store/items.ts';

type ItemRow = RowOf<(typeof insertItems)['columns']>;

/** A bill with the digits of its id. */
export interface BillFile {
  readonly bill: string;
  readonly file: Buffer;
}

/** What came of reading it. */
export interface ReadBill {
  /** How its own totals differ from its rows, in codes, one a line, as of a bank's day; or null. */
  readonly totalsNote: string | null;
  /** How many items it was read into. */
  readonly rows: number;
}

const headMissing = 'nothing says whose it is and of which day';

const rowsAtOnce = 4_000;
const longestText = 500;

/**
 * Reads a bill into items, row by row, while the rows before are being written: a million of them
 * pass through little memory. Refuses with `bill_unreadable` and `bill_of_another`.
 */
export async function readItems(
  context: Context,
  { source, account, ...about }: Billed & DayKey,
  { bill, file }: BillFile,
  onProgress: OnProgress,
): Promise<ReadBill> {
  const sums = new Sums();
  let rows: ItemRow[] = [];
  let writing: Promise<void> = Promise.resolve();
  let read = 0;
  let hasHead: boolean = false;
  let hasRow: boolean = false;
  const write = async (): Promise<void> => {
    const full = rows;
    rows = [];
    await writing;
    read += full.length;
    onProgress({ step: 'reading', done: read, of: null });
    writing = context.db.transaction(async (tx) => {
      await tx.load(insertItems, full);
    });
    // Whoever awaits it next hears of its failure; until then nobody does, and that is no fault.
    writing.catch(() => undefined);
  };
  try {
    for await (const readings of source.read(file)) {
      for (const reading of readings) {
        if (reading.is === 'head') requireRight(reading);
        hasHead ||= reading.is === 'head';
        const row = rowOf(reading, bill);
        hasRow ||= row !== undefined;
        if (row) rows.push(row);
        sums.add(reading);
      }
      if (rows.length >= rowsAtOnce) await write();
    }
  } catch (error) {
    if (!(error instanceof WrongStatement)) throw error;
    throw refuse.bill_unreadable({ fault: error.fault, detail: error.message });
  }
  await write();
  await writing;
  if (hasRow && !hasHead) {
    throw refuse.bill_unreadable({ fault: 'head_missing', detail: headMissing });
  }
  return { totalsNote: sums.note(), rows: read };

  function requireRight({ day, account: of }: Extract<Reading, { is: 'head' }>): void {
    const isRight = day === about.day && source.isOf(account, of);
    if (!isRight) throw refuse.bill_of_another({ account: of, day });
  }
}

function rowOf(reading: Reading, bill: string): ItemRow | undefined {
  if (reading.is === 'item') return itemRow(reading.item, bill);
  if (reading.is !== 'unreadable') return undefined;
  return {
    slot: slotFor(String(reading.row)),
    bill,
    rowNumber: reading.row,
    kind: 'unreadable',
    number: null,
    providerNumber: '',
    written: reading.text.slice(0, longestText),
    amount: 0n,
    currency: '',
    fee: 0n,
    coupon: 0n,
    occurredAt: 0,
  };
}

function itemRow(item: StatementItem, bill: string): ItemRow {
  const ours = oursIn(item);
  const written = isOfRefund(item.kind) ? item.ourRefundNumber : item.ourNumber;
  return {
    slot: ours?.slot ?? slotFor(item.providerNumber),
    bill,
    rowNumber: item.row,
    kind: item.kind,
    number: ours?.number ?? null,
    providerNumber: item.providerNumber.slice(0, longestText),
    written: ours || written === '' ? null : written.slice(0, longestText),
    amount: item.amountMinor,
    currency: item.currency,
    fee: item.feeThousandths,
    coupon: item.couponMinor ?? 0n,
    occurredAt: item.occurredAt,
  };
}

/** Our number, where what is written there can be one. */
function oursIn(item: StatementItem): { readonly slot: Slot; readonly number: string } | undefined {
  const { kind, ourNumber, ourRefundNumber } = item;
  const id =
    kind === 'payment' ? idIn('att', ourNumber) : isOfRefund(kind) && idIn('rfd', ourRefundNumber);
  return id ? { slot: slotOf(id), number: uuidOf(id) } : undefined;
}

/** An id of ours, or its digits alone where a provider's numbers are not longer than 32. */
function idIn(kind: 'att' | 'rfd', written: string): Id | undefined {
  const id = written.length === 32 ? idFrom(kind, written) : written;
  return isId(kind, id) ? id : undefined;
}

interface Sum {
  items: number;
  amount: bigint;
}

/** What the rows add up to, beside what the bill says they do. */
class Sums {
  readonly #read = {
    payment: { items: 0, amount: 0n, coupon: 0n },
    refund: { items: 0, amount: 0n, coupon: 0n },
  };
  readonly #differences: string[] = [];

  add(reading: Reading): void {
    if (reading.is === 'item') {
      const { kind, amountMinor, couponMinor = 0n } = reading.item;
      if (kind === 'payment' || kind === 'refund') {
        this.#read[kind].items += 1;
        this.#read[kind].amount += amountMinor;
        this.#read[kind].coupon += couponMinor;
      }
    }
    if (reading.is === 'contradiction') this.#note(reading.why);
    if (reading.is !== 'totals') return;
    const { items, payments, refunds, areLessCoupons = false } = reading.totals;
    const read = this.#read.payment.items + this.#read.refund.items;
    if (items !== undefined && items !== read) {
      this.#note({ is: 'count', told: items, read });
    }
    const sumOf = ({ items: count, amount, coupon }: Sum & { readonly coupon: bigint }): Sum => {
      return { items: count, amount: areLessCoupons ? amount - coupon : amount };
    };
    this.#compare('payments', sumOf(this.#read.payment), payments);
    this.#compare('refunds', sumOf(this.#read.refund), refunds);
  }

  /** Providers print the total of refunds with a sign and without. */
  #compare(
    of: 'payments' | 'refunds',
    read: Sum,
    { count, amountMinor: printed }: StatementTotals['payments'],
  ): void {
    const isSame = magnitude(printed) === magnitude(read.amount);
    if (isSame && (count ?? read.items) === read.items) return;
    const told = majorOf(magnitude(printed));
    const rows = { rows: read.items, read: majorOf(magnitude(read.amount)) };
    if (count === undefined) this.#note({ is: of, told, ...rows });
    else this.#note({ is: `counted_${of}`, count, told, ...rows });
  }

  #note({ is, ...what }: { readonly is: string } & Record<string, string | number>): void {
    this.#differences.push(coded(`statement_${is}`, what));
  }

  note(): string | null {
    return this.#differences.length === 0 ? null : this.#differences.join('\n');
  }
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
