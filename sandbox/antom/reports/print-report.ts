import { printIso } from '../protocol/iso-time.ts';
import type { ReportRow } from './report-row.ts';

const columns: readonly (readonly [string, (row: ReportRow) => string])[] = [
  ['customerId', ({ clientId }) => clientId],
  ['acquirer', () => 'Antom'],
  ['transactionId', ({ transactionId }) => transactionId],
  ['originalTransactionId', ({ originalTransactionId }) => originalTransactionId],
  ['transactionRequestId', ({ transactionRequestId }) => transactionRequestId],
  ['paymentMethodType', ({ wallet }) => wallet],
  ['productCode', ({ productCode }) => productCode],
  ['transactionType', ({ type }) => type],
  ['transactionTime', ({ atMs }) => printIso(atMs)],
  ['transactionAmountValue', ({ amount }) => String(amount)],
  ['transactionAmountCurrency', ({ currency }) => currency],
  ['feeAmountValue', ({ fee }) => String(fee)],
  ['feeAmountCurrency', ({ currency }) => currency],
];

export function printRow(row: ReportRow): string {
  return columns.map(([, cell]) => cell(row)).join(',');
}

/** Its names, its rows, and a last line that says that nothing is missing behind it. */
export function printReport(rows: readonly (ReportRow | string)[]): string {
  const head = columns.map(([name]) => name).join(',');
  const lines = rows.map((row) => (typeof row === 'string' ? row : printRow(row)));
  return [head, ...lines, '<END>'].map((line) => `${line}\r\n`).join('');
}
