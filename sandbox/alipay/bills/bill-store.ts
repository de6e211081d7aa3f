import { randomBytes } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import type { World } from '../world.ts';
import { rowsOf } from './bill-row.ts';
import { spoil } from './bill-errors.ts';
import { printBill, printRow } from './print-bill.ts';

const dayMs = 24 * 3_600_000;
const beijingOffsetMs = 8 * 3_600_000;
/** The documents promise a bill by nine in the morning of the next day. */
const readyAfterMs = 9 * 3_600_000;
/** How long an address of a bill is good for, in real milliseconds, as in the documents. */
const addressMs = 30_000;

/** Addresses of bills that somebody has asked for. */
export interface BillAddresses {
  make(sellerId: string, day: string): string;
  /** Whose bill is there, while it is. */
  find(token: string): { sellerId: string; day: string } | undefined;
}

export function openBillAddresses(): BillAddresses {
  const addresses = new Map<string, { sellerId: string; day: string; untilMs: number }>();
  return {
    make(sellerId, day) {
      const token = randomBytes(16).toString('hex');
      addresses.set(token, { sellerId, day, untilMs: performance.now() + addressMs });
      return token;
    },
    find(token) {
      const found = addresses.get(token);
      return found !== undefined && found.untilMs > performance.now() ? found : undefined;
    },
  };
}

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
  const spoilt = spoil(rows, errors, day, printRow);
  return printBill({ sellerId, day, rows: spoilt, tooMany: errors.totals });
}
