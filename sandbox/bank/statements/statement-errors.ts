import type { Journal } from '../../kit/journal.ts';
import { randomFrom } from '../../kit/random.ts';
import type { PrintedEntry, Statement } from './statement.ts';

/** How many entries of each statement are wrong, and how. */
export interface StatementErrors {
  seed: number;
  /** Left out, and missing in the closing balance too. */
  missing: number;
  /** Rows of somebody else's that stand among ours, under numbers of their own. */
  extra: number;
  /** Printed twice, with the same number. */
  duplicate: number;
  /** One dollar less than was booked. */
  changed: number;
  /** Without its reference. */
  reference: number;
  /** In another currency than the account's. */
  currency: number;
  /** In a currency that the business does not keep, as if it had come by another way. */
  foreign: number;
  /** 1 where the closing balance is one dollar off. */
  totals: number;
  /** 1 where the statement comes a day late. */
  late: number;
  /** 1 where the reports of a day so far are wrong in the same way. */
  reports: number;
}

export const errorNames = [
  'missing',
  'extra',
  'duplicate',
  'changed',
  'reference',
  'currency',
  'foreign',
  'totals',
  'late',
  'reports',
] as const satisfies readonly (keyof StatementErrors)[];

const noErrors: StatementErrors = {
  seed: 0,
  missing: 0,
  extra: 0,
  duplicate: 0,
  changed: 0,
  reference: 0,
  currency: 0,
  foreign: 0,
  totals: 0,
  late: 0,
  reports: 0,
};

export interface StatementErrorBook {
  get(): StatementErrors;
  set(errors: StatementErrors): void;
}

/** Kept over restarts: a statement must be the same however often it is fetched. */
export function openStatementErrors(journal: Journal): StatementErrorBook {
  const table = journal.table<StatementErrors>('statement-errors');
  return {
    get: () => table.get('all') ?? noErrors,
    set: (errors) => table.put('all', errors),
  };
}

/** Spoils entries of a day; the seed and the day decide which. None is spoilt twice. */
export function spoil(statement: Statement, errors: StatementErrors): Statement {
  const random = randomFrom(errors.seed, statement.day);
  const order = statement.entries
    .map(({ kind }, index) => ({ kind, index, at: random() }))
    .filter(({ kind }) => kind === 'fps-in')
    .toSorted((one, other) => one.at - other.at);
  const chosen = (count: number): Set<number> =>
    new Set(order.splice(0, count).map(({ index }) => index));
  const missing = chosen(errors.missing);
  const duplicate = chosen(errors.duplicate);
  const changed = chosen(errors.changed);
  const reference = chosen(errors.reference);
  const currency = chosen(errors.currency);
  const foreign = chosen(errors.foreign);
  const entries = statement.entries.flatMap((entry, index): PrintedEntry[] => {
    if (missing.has(index)) return [];
    if (duplicate.has(index)) return [entry, entry];
    if (changed.has(index)) return [{ ...entry, cents: entry.cents - 100 }];
    if (reference.has(index)) return [{ ...entry, reference: '' }];
    if (currency.has(index)) return [{ ...entry, currency: 'CNY' }];
    if (foreign.has(index)) return [{ ...entry, currency: 'USD' }];
    return [entry];
  });
  entries.push(...strangers(statement, errors.extra));
  const sum = entries.reduce((total, { cents }) => total + cents, statement.openingCents);
  return {
    ...statement,
    entries,
    count: entries.length,
    closingCents: errors.totals > 0 ? sum + 100 : sum,
  };
}

function strangers({ day, entries }: Statement, count: number): PrintedEntry[] {
  return entries.slice(0, count).map((entry, index) => ({
    ...entry,
    id: `FRN9${day.replaceAll('-', '')}${index}`,
    kind: 'fps-in',
    cents: 7_700 + index,
    reference: `XM${day.replaceAll('-', '')}${index}`,
    details: 'FPS CREDIT',
    reverses: null,
  }));
}
