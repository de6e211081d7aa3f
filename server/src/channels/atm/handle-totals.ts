import { compareTotals, type Totals } from '#acquirers';
import { addDays } from '#base';
import type { IsoMessage } from '#wire/iso8583';
import { responses } from './answers.ts';
import type { Answer, Visit } from './visit.ts';
import { dayOf, monthAndDayOf } from './settlement-day.ts';

/**
 * Fields of the totals: top-ups are debits of their payers' accounts. Counts and sums of debits,
 * and of debits that were reversed.
 */
const fieldOf = { sales: 76, reversals: 77, salesValue: 88, reversalsValue: 89 } as const;
const settlementCodes = { balanced: '1', outOfBalance: '2' } as const;

/** Compares the totals of a business day; of the day that ended last where none is told. */
export async function handleTotals(visit: Visit, { fields }: IsoMessage): Promise<Answer> {
  const { context, acquirer } = visit;
  const said = fields[15];
  const { businessDay, closedDay } = acquirer;
  const closed = closedDay ?? addDays(businessDay, -1);
  const day = said === undefined ? closed : dayOf(said, businessDay);
  if (day === undefined) return { 39: responses.formatError };
  const { ours, isBalanced } = await compareTotals(context, acquirer, day, totalsIn(fields));
  if (!isBalanced) {
    context.log.warn('an acquirer is out of balance', { acquirer: acquirer.code, day });
  }
  const net = ours.salesValue - ours.reversalsValue;
  return {
    15: monthAndDayOf(day),
    39: responses.approved,
    66: isBalanced ? settlementCodes.balanced : settlementCodes.outOfBalance,
    [fieldOf.sales]: String(ours.sales),
    [fieldOf.reversals]: String(ours.reversals),
    [fieldOf.salesValue]: String(ours.salesValue),
    [fieldOf.reversalsValue]: String(ours.reversalsValue),
    97: net < 0n ? `C${-net}` : `D${net}`,
  };
}

function totalsIn(fields: IsoMessage['fields']): Totals {
  const of = (field: number): bigint => BigInt(fields[field] ?? '0');
  return {
    sales: of(fieldOf.sales),
    salesValue: of(fieldOf.salesValue),
    reversals: of(fieldOf.reversals),
    reversalsValue: of(fieldOf.reversalsValue),
  };
}
