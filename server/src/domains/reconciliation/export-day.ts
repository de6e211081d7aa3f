import { csvRow, isoTime, majorOf } from '#base';
import type { Context } from '#platform/context';
import { type Batch, stateOfBatch } from './batch.ts';
import { type Break, numberOf } from './break.ts';
import { type DayKey, roundedFee } from './day.ts';
import { type DayReport, loadDay } from './load-day.ts';
import type { StaffCaller } from '#identity';
import { readSettlements, type Settlement } from './read-settlements.ts';

/**
 * Read by programs and spreadsheets: a name never changes its meaning, and new ones come last. Each
 * row is a sum, a break, what came of what the day had to bring, or how the connector stands with
 * us and our bank, as `part` says.
 */
const columns = [
  'part',
  'connector',
  'day',
  'name',
  'subject',
  'provider_number',
  'currency',
  'items',
  'bill_amount',
  'our_amount',
  'fee',
  'state',
  'way',
  'reason',
  'proposed_by',
  'decided_by',
  'occurred_at',
  'clearing_amount',
  'bank_amount',
  'coupon',
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

/**
 * The report of a day as CSV (RFC 4180), with the third side of the triangle, our bank, as it
 * stands when it is asked for: money is under way for longer than a day. Refuses as `readDay` does.
 */
export async function exportDay(
  context: Context,
  caller: StaffCaller,
  key: DayKey,
): Promise<string> {
  const settlements = await readSettlements(context, caller);
  const { day, sums, breaks, batches } = await loadDay(context, key);
  const settled = settlements.filter(({ connector }) => connector === key.connector);
  const head = {
    part: 'day',
    state: day.state,
    subject: day.bill ?? '',
    reason: day.givenUpReason ?? '',
    proposed_by: day.givenUpBy ?? '',
    decided_by: day.givenUpDecidedBy ?? '',
  };
  const told = [
    ...sums.map(sumRow),
    ...batches.map(batchRow),
    ...settled.map(settlementRow),
    ...breaks.map(breakRow),
  ];
  const rows: Row[] = [head, ...told];
  const about = { connector: key.connector, day: key.day };
  const lines = rows.map((row) => columns.map((column) => ({ ...row, ...about })[column]));
  return [columns, ...lines].map(csvRow).join('');
}

function sumRow({ kind, currency, items, amount, fee, coupon }: DayReport['sums'][number]): Row {
  return {
    part: 'sum',
    name: kind,
    currency,
    items: items.toString(),
    bill_amount: majorOf(amount),
    fee: majorOf(roundedFee(fee)),
    coupon: majorOf(coupon),
  };
}

/** What the provider owes us of the day, and what payouts have brought of it. */
function batchRow(of: Batch): Row {
  return {
    part: 'batch',
    currency: of.currency,
    state: stateOfBatch(of),
    our_amount: majorOf(of.expected),
    bank_amount: majorOf(of.assumed + of.arrived),
  };
}

/** What it says it paid out, what our bank says has come, and what it still has by our books. */
function settlementRow(of: Settlement): Row {
  return {
    part: 'settlement',
    currency: of.currency,
    bill_amount: of.paidOutMinor === null ? '' : majorOf(of.paidOutMinor),
    clearing_amount: majorOf(of.clearingMinor),
    bank_amount: of.arrivedMinor === null ? '' : majorOf(of.arrivedMinor),
  };
}

function breakRow(of: Break): Row {
  return {
    part: 'break',
    name: of.fact,
    subject: numberOf(of) ?? of.note ?? '',
    provider_number: of.providerNumber ?? '',
    currency: of.billCurrency ?? of.ourCurrency ?? '',
    bill_amount: of.billCurrency === null ? '' : majorOf(of.billAmount),
    our_amount: of.ourCurrency === null ? '' : majorOf(of.ourAmount),
    state: of.state,
    way: of.way ?? '',
    reason: of.reason ?? '',
    proposed_by: of.proposedBy ?? '',
    decided_by: of.decidedBy ?? '',
    occurred_at: of.occurredAt === null ? '' : isoTime(of.occurredAt),
  };
}
