import { isId, uuidOf } from '#base';
import { bankEntry, type Found } from './break.ts';
import { nothing, unreadable } from './difference.ts';
import type { BankRow, UnstatedRow } from './store/bank-differences.ts';

/** What a row of our bank's own statement that is not simply what is held is called. */
export function bankDifferenceOf(row: BankRow): Found {
  const { rowNumber, providerNumber, amount: billAmount, currency, occurredAt } = row;
  const { ourAmount, ourCurrency, takenFor, subject } = row;
  const told = { row: rowNumber, providerNumber, billAmount, billCurrency: currency, occurredAt };
  if (row.kind === 'unreadable') return unreadable(row);
  if (row.isDuplicate) return found('duplicate', told, `@${rowNumber}`);
  if (ourAmount === null) return found('not_ours', told);
  const number = numberIn(subject);
  const ours = { ...told, number, ourAmount, ourCurrency, ourState: takenFor };
  return found(ourCurrency === currency ? 'amount_differs' : 'currency_differs', ours);
}

/** What is held, and no statement has. */
export function unstatedOf(row: UnstatedRow): Found {
  const { bankReference: providerNumber, amount: ourAmount, currency: ourCurrency } = row;
  const { takenFor: ourState, subject, bookedAt: occurredAt } = row;
  const ours = { ourAmount, ourCurrency, ourState, number: numberIn(subject) };
  return found('not_in_bill', { ...ours, providerNumber, occurredAt });
}

/** The bank's number is what it is about; other money is another break. */
function found(fact: Found['fact'], given: Partial<Found>, row = ''): Found {
  const of = { ...nothing, ...given, fact, kind: bankEntry };
  const what = `${of.providerNumber ?? ''}${row}`;
  return { ...of, subject: `bank ${what} ${of.billAmount}:${of.ourAmount}` };
}

/** The digits of the attempt whose money it is. */
function numberIn(subject: string | null): string | null {
  return subject !== null && isId('att', subject) ? uuidOf(subject) : null;
}
