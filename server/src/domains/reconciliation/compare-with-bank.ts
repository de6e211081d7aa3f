import { slotCount } from '#base';
import type { Context } from '#platform/context';
import { bankDifferenceOf, unstatedOf } from './bank-difference.ts';
import type { Found } from './break.ts';
import type { Day } from './day.ts';
import { missingOf } from './difference.ts';
import {
  readDifferentBankRows,
  readUnbankedMoney,
  readUnstatedEntries,
} from './store/bank-differences.ts';

export interface BankSpan {
  readonly account: string;
  readonly from: string;
  readonly until: string;
  /** No more differences of each kind are looked for. */
  readonly limit: number;
}

/**
 * Holds our bank's own statement of a day against the entries that banking has taken: each row is
 * one of them, by the bank's number and for its money, and each of them is a row. Whatever it was
 * taken for is right so. Payments and refunds are held against the entries, not against the rows.
 */
export async function compareWithBank(
  context: Context,
  { connector, day, bill }: Day,
  { account, from, until, limit }: BankSpan,
): Promise<Found[]> {
  const span = [from, until];
  const { db } = context;
  const [rows, unstated, unbanked] = await Promise.all([
    bill === null ? [] : db.read(readDifferentBankRows, [bill, slotCount, account, limit]),
    db.read(readUnstatedEntries, [account, ...span, connector, day, slotCount, limit]),
    db.survey(readUnbankedMoney, [connector, ...span, limit]),
  ]);
  return [...rows.map(bankDifferenceOf), ...unstated.map(unstatedOf), ...unbanked.map(missingOf)];
}
