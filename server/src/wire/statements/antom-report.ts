import { fromIsoTime, hongKongDay, isCurrency } from '#base';
import { columnsOf, isHeadOf } from './columns.ts';
import { recordsOf } from './csv-records.ts';
import type { ItemKind, Reading, Readings, StatementItem } from './reading.ts';
import { WrongStatement } from './wrong-statement.ts';

const names = [
  'customerId',
  'transactionId',
  'transactionRequestId',
  'transactionType',
  'transactionTime',
  'transactionAmountValue',
  'transactionAmountCurrency',
  'feeAmountValue',
] as const;
type Columns = Readonly<Record<(typeof names)[number], number>>;

const kinds: ReadonlyMap<string, ItemKind> = new Map([
  ['PAYMENT', 'payment'],
  ['REFUND', 'refund'],
  ['REFUND_REVERSAL', 'refund_failure'],
  // Under the dispute's number; which payment it is about stands there by Antom's number alone.
  ['DISPUTE', 'chargeback'],
  ['DISPUTE_REVERSAL', 'chargeback'],
]);
/** Types by which money comes to us; by all others it leaves, or nothing moves. */
const incoming: ReadonlySet<string> = new Set(['PAYMENT', 'REFUND_REVERSAL', 'DISPUTE_REVERSAL']);

const end = '<END>';

/**
 * Antom's report of a day's transactions: CSV in UTF-8, amounts in minor units, no totals, and a
 * last line `<END>`, by which a whole one is told from one that broke off.
 */
export async function* readAntomReport(file: Buffer): Readings {
  let row = 0;
  let head: { readonly columns: Columns; readonly width: number } | undefined;
  let isOver = false;
  let told = '';
  for await (const records of recordsOf(file)) {
    const readings: Reading[] = [];
    for (const cells of records) {
      row += 1;
      if (cells.length === 1 && cells[0] === '') continue;
      if (!head) {
        if (!isHeadOf(cells, names)) throw new WrongStatement('kind_unknown', 'no report of Antom');
        head = { columns: columnsOf(cells, names), width: cells.length };
        continue;
      }
      if (cells[0] === end) {
        isOver = true;
        continue;
      }
      const item = cells.length === head.width ? itemOf(cells, head.columns, row) : undefined;
      // Each row says whose it is and when; told of the first and of what says something else.
      const account = cells[head.columns.customerId] ?? '';
      const day = item && hongKongDay(item.occurredAt);
      if (day !== undefined && told !== `${account} ${day}`) {
        told = `${account} ${day}`;
        readings.push({ is: 'head', account, day });
      }
      const text = cells.join(',').slice(0, 500);
      readings.push(item ? { is: 'item', item } : { is: 'unreadable', row, text });
    }
    if (readings.length > 0) yield readings;
  }
  if (!head) throw new WrongStatement('kind_unknown', 'no report of Antom');
  if (!isOver) throw new WrongStatement('cut_off', `the report has no ${end}`);
}

function itemOf(
  cells: readonly string[],
  columns: Columns,
  row: number,
): StatementItem | undefined {
  const cell = (name: keyof Columns): string => cells[columns[name]] ?? '';
  const type = cell('transactionType');
  const amount = wholeIn(cell('transactionAmountValue'));
  const fee = wholeIn(cell('feeAmountValue') || '0');
  const occurredAt = fromIsoTime(cell('transactionTime'));
  const currency = cell('transactionAmountCurrency');
  const isRead = amount !== undefined && fee !== undefined && occurredAt !== undefined;
  if (!isRead || type === '' || !isCurrency(currency)) return undefined;
  const kind = kinds.get(type) ?? 'other';
  const isRefund = kind === 'refund' || kind === 'refund_failure';
  const size = amount < 0n ? -amount : amount;
  const number = cell('transactionRequestId');
  return {
    row,
    kind,
    ourNumber: isRefund ? '' : number,
    ourRefundNumber: isRefund ? number : '',
    providerNumber: cell('transactionId'),
    amountMinor: incoming.has(type) ? size : -size,
    currency,
    feeThousandths: fee * 1_000n,
    occurredAt,
  };
}

function wholeIn(text: string): bigint | undefined {
  return /^-?\d{1,15}$/.test(text) ? BigInt(text) : undefined;
}
