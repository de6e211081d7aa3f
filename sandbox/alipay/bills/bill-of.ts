import { printBeijing } from '../../kit/beijing-time.ts';
import { type RowErrors, spoilRows } from '../../kit/bills/spoil-rows.ts';
import type { World } from '../world.ts';
import { type BillRow, rowsOf } from './bill-row.ts';
import { printBill, printRow } from './print-bill.ts';

const dayMs = 24 * 3_600_000;
const beijingOffsetMs = 8 * 3_600_000;
/** The documents promise a bill by nine in the morning of the next day. */
const readyAfterMs = 9 * 3_600_000;

/** The first moment of a day in Beijing; undefined for what is no day. */
export function startOfBeijingDay(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const atMs = Date.parse(`${day}T00:00:00Z`) - beijingOffsetMs;
  return Number.isNaN(atMs) || printBeijing(atMs).slice(0, 10) !== day ? undefined : atMs;
}

/** Whether the gateway has the bill of a day that began then: it is over, and it is morning. */
export function isBillReady(world: World, fromMs: number): boolean {
  const isMorning = world.clock.now() >= fromMs + dayMs + readyAfterMs;
  return isMorning && world.billErrors.get().late === 0;
}

export function hasBill(world: World, sellerId: string, fromMs: number): boolean {
  return rowsOf(world.books, sellerId, fromMs, fromMs + dayMs).length > 0;
}

/** The archive of a seller's day, with the errors that are set: the same each time it is made. */
export function billOf(world: World, sellerId: string, day: string): Buffer | undefined {
  const fromMs = startOfBeijingDay(day);
  if (fromMs === undefined) return undefined;
  const errors = world.billErrors.get();
  const rows = rowsOf(world.books, sellerId, fromMs, fromMs + dayMs);
  const spoilt = spoilRows(rows, errors, day, rowErrors);
  return printBill({ sellerId, day, rows: spoilt, tooMany: errors.totals });
}

const rowErrors: RowErrors<BillRow> = {
  isPayment: ({ type }) => type === '交易',
  isRefund: ({ type }) => type === '退款',
  print: printRow,
  doubled: (row) => ({ ...row, tradeNo: `${row.tradeNo.slice(0, -1)}X` }),
  lessened: (row) => ({ ...row, amountFen: row.amountFen - 100 }),
  moreBack: (row) => ({ ...row, amountFen: row.amountFen - 100 }),
  dearer: (row) => ({ ...row, feeFen: row.feeFen - 100 }),
  strange: (row, index) => ({
    ...row,
    tradeNo: `${row.tradeNo.slice(0, 8)}${String(index).padStart(20, '9')}`,
    outTradeNo: `counter-${index + 1}`,
    type: '交易',
    amountFen: 8_800,
    alipayFen: 0,
    merchantFen: 0,
    outRequestNo: '',
    feeFen: -53,
  }),
};
