import { json, Problem, text } from '../../kit/answers.ts';
import { parseBeijing } from '../../kit/beijing-time.ts';
import { billErrorRoutes } from '../../kit/bills/bill-error-routes.ts';
import { type RowErrors, spoilRows } from '../../kit/bills/spoil-rows.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import type { World } from '../world.ts';
import { printReport, printRow } from './print-report.ts';
import { feeOf, type ReportRow, reportRows } from './report-row.ts';

const dayMs = 24 * 3_600_000;
/** The documents say the next day; here it is at eight in the morning. */
const readyAfterMs = 8 * 3_600_000;

/**
 * The report of a day's transactions. The real one lies on an SFTP server; here it is what a mirror
 * of that would serve.
 */
export function reportRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/reports/:clientId/:day.csv',
      answer: (incoming) => giveReport(world, incoming),
    },
    ...billErrorRoutes(world.billErrors),
  ];
}

function giveReport(world: World, { params, headers }: Incoming) {
  const { clientId = '', day = '' } = params;
  const merchant = world.merchants.find(clientId);
  const { reportsToken } = merchant ?? {};
  if (!reportsToken || headers.authorization !== `Bearer ${reportsToken}`) {
    throw new Problem(401, 'Reports are for whoever has the token of their merchant.');
  }
  const fromMs = parseBeijing(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} 00:00:00`);
  if (fromMs === undefined) throw new Problem(400, 'The day must be YYYYMMDD.');
  const errors = world.billErrors.get();
  const rows = reportRows(world, clientId, fromMs);
  const isReady = world.clock.now() >= fromMs + dayMs + readyAfterMs && errors.late === 0;
  if (!isReady || rows.length === 0) return json(404, { error: 'There is no report of this day.' });
  const spoilt = spoilRows(rows, errors, day, rowErrors);
  const printed = printReport(spoilt);
  // The end is what tells a whole report from one that broke off.
  return text(200, errors.totals > 0 ? printed.slice(0, -7) : printed, 'text/csv');
}

const rowErrors: RowErrors<ReportRow> = {
  isPayment: ({ type }) => type === 'PAYMENT',
  isRefund: ({ type }) => type === 'REFUND',
  print: printRow,
  doubled: (row) => ({ ...row, transactionId: `${row.transactionId.slice(0, -1)}X` }),
  lessened: (row) => ({ ...row, amount: row.amount - 100, fee: feeOf(row.amount - 100) }),
  moreBack: (row) => ({ ...row, amount: row.amount + 100 }),
  dearer: (row) => ({ ...row, fee: row.fee + 100 }),
  strange: (row, index) => ({
    ...row,
    transactionId: `${row.transactionId.slice(0, 8)}${String(index).padStart(24, '9')}`,
    transactionRequestId: `counter-${index + 1}`,
    originalTransactionId: '',
    type: 'PAYMENT',
    amount: 8_800,
    fee: 106,
  }),
};
