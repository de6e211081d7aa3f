import { idFrom, present } from '#base';
import { readSystemBalances } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Shift, ShiftEnd } from './shift.ts';
import type { ShiftRow } from './store/shifts.ts';
import type { TillRow } from './store/tills.ts';
import { cashIn, type Till } from './till.ts';

export function shiftOf(row: ShiftRow): Shift {
  const { till, number, openedAt, opening, openingCounted, fetched } = row;
  const { openingDifference, openingReason } = row;
  return {
    id: idFrom('shf', row.id),
    till,
    number,
    openedBy: row.openedBy as Shift['openedBy'],
    openedAt,
    opening,
    openingCounted,
    fetched,
    openingDifference,
    openingReason,
    end: row.closedAt === null ? null : endOf(row, row.closedAt),
  };
}

/** What a shift has at its end, it has all at once: a check of the table's. */
function endOf(row: ShiftRow, closedAt: number): ShiftEnd {
  const what = 'a part of the end of a shift';
  return {
    closedBy: present(row.closedBy, what) as ShiftEnd['closedBy'],
    closedAt,
    closing: present(row.closing, what),
    counted: present(row.closingCounted, what),
    expected: present(row.closingExpected, what),
    reason: present(row.closingReason, what),
    delivered: present(row.delivered, what),
    acceptedBy: row.acceptedBy as ShiftEnd['acceptedBy'],
  };
}

export function tillOf({ id, code, name, closedAt }: TillRow): Till {
  return { id: idFrom('til', id), code, name, closedAt };
}

/**
 * What the books have in a till, the safe or the office: exactly in a till whose shift is locked,
 * since nobody sells out of it meanwhile.
 */
export async function bookedIn(tx: Tx, code: string): Promise<bigint> {
  const account = cashIn(code);
  return (await readSystemBalances(tx, [account])).get(`${account} HKD`) ?? 0n;
}
