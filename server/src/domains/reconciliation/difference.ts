import { createHash } from 'node:crypto';
import { coded } from '#base';
import type { Found } from './break.ts';
import type { DifferentRow, MissingRow } from './store/differences.ts';

/** What a row of the bill that is not simply ours is called, by the fact; often one, never none. */
export function differencesOf(row: DifferentRow, connector: string): Found[] {
  if (row.kind === 'unreadable') return [unreadable(row)];
  if (row.isDuplicate) return [found('duplicate', row, {})];
  if (row.ourConnector !== connector || row.ourAmount === null) {
    const note =
      row.ourConnector === null ? row.written : coded('ours_by', { by: row.ourConnector });
    return [found('not_ours', row, { note })];
  }
  const { ourAmount, ourCurrency, ourState } = row;
  const fees = row.isFeeWrong ? [found('fee_differs', row, {})] : [];
  if (!row.isSettled) return [found('state_differs', row, { ourState }), ...fees];
  const ours = { ourAmount, ourCurrency, ourState };
  if (ourCurrency !== row.currency) return [found('currency_differs', row, ours), ...fees];
  if (ourAmount !== row.amount) return [found('amount_differs', row, ours), ...fees];
  return fees;
}

function found(
  fact: Found['fact'],
  row: DifferentRow,
  ours: Partial<Pick<Found, 'ourAmount' | 'ourCurrency' | 'ourState' | 'note'>>,
): Found {
  return withSubject({
    fact,
    kind: row.kind,
    number: row.number,
    providerNumber: row.providerNumber,
    row: row.rowNumber,
    billAmount: row.amount,
    billCurrency: row.currency,
    ourAmount: 0n,
    ourCurrency: null,
    ourState: null,
    occurredAt: row.occurredAt,
    note: null,
    ...(fact === 'fee_differs' ? { note: `${row.fee}` } : {}),
    ...ours,
  });
}

type UnreadRow = Pick<DifferentRow, 'kind' | 'rowNumber' | 'written'>;

/** Nobody can tell what a row is about. */
export function unreadable(row: UnreadRow): Found {
  return withSubject({
    ...nothing,
    fact: 'unreadable_row',
    kind: row.kind,
    row: row.rowNumber,
    note: row.written,
  });
}

/** Money of ours that no bill has. */
export function missingOf(row: MissingRow): Found {
  return withSubject({
    ...nothing,
    fact: 'not_in_bill',
    kind: row.kind,
    number: row.id,
    ourAmount: row.amount,
    ourCurrency: row.currency,
    ourState: row.state,
    occurredAt: row.settledAt,
  });
}

/** The bill contradicts itself. */
export function totalsOf(note: string): Found {
  return withSubject({ ...nothing, fact: 'totals_differ', kind: 'totals', note });
}

/** What a difference says of neither side. */
export const nothing = {
  number: null,
  providerNumber: null,
  row: null,
  billAmount: 0n,
  billCurrency: null,
  ourAmount: 0n,
  ourCurrency: null,
  ourState: null,
  occurredAt: null,
  note: null,
} as const;

/**
 * The row counts where there is no number of ours, and where a number stands twice. The amounts
 * always do: other money is another break. So is another fee, other totals and another text.
 */
function withSubject(of: Omit<Found, 'subject'>): Found {
  const isOfRow = of.number === null || of.fact === 'duplicate';
  const what = isOfRow ? `${of.providerNumber ?? ''}@${of.row ?? ''}` : of.number;
  return { ...of, subject: `${what} ${of.billAmount}:${of.ourAmount}${wordsIn(of)}` };
}

/** Long ones by what they come to. */
function wordsIn({ fact, note }: Omit<Found, 'subject'>): string {
  if (note === null) return '';
  if (fact === 'fee_differs') return ` ${note}`;
  if (fact !== 'totals_differ' && fact !== 'unreadable_row') return '';
  return ` ${createHash('sha256').update(note).digest('hex').slice(0, 16)}`;
}
