import { coded, type HongKongDay } from '#base';
import type { UnreadableRow } from './read-statement.ts';

/**
 * Why the statement of a day was not taken whole, or in what one that was contradicts itself or
 * what is held: one cause a line, its code, and behind it what it names as JSON. Whoever shows it
 * has the words. Nothing of it names anybody.
 */
export type StatementProblem = string;

export const statementUnreadable: StatementProblem = 'statement_unreadable';
/** Banks make it in the morning after. */
export const statementNotYet: StatementProblem = 'statement_not_yet';
/** There is none, though something is held of its day. */
export const statementMissing: StatementProblem = 'statement_missing';

export function statementOfDay(day: HongKongDay): StatementProblem {
  return coded('statement_of_day', { day });
}

const mostNamed = 5;

/** Of the rows that nobody can believe, and the entries that failed; undefined where none did. */
export function problemOf(
  unreadable: readonly UnreadableRow[],
  failed: readonly string[],
): StatementProblem | undefined {
  const named = unreadable.slice(0, mostNamed);
  const plain = named.filter(({ why }) => why === undefined).map(({ row }) => row);
  const lines = [
    ...(plain.length > 0 ? [coded('statement_rows', { rows: plain.join(', ') })] : []),
    ...named.flatMap(({ row, why }) => {
      if (why === undefined) return [];
      const { is, ...what } = why;
      return [coded(`statement_${is}`, { row, ...what })];
    }),
    ...moreThan(unreadable.length, 'statement_more_rows'),
    ...(failed.length > 0
      ? [coded('statement_entries', { references: failed.slice(0, mostNamed).join(', ') })]
      : []),
    ...moreThan(failed.length, 'statement_more_entries'),
  ];
  return lines.join('\n') || undefined;
}

/** Of what a statement contradicts; undefined where it contradicts nothing. */
export function problemOfDifferences(found: readonly string[]): StatementProblem | undefined {
  const lines = [
    ...found.slice(0, mostNamed),
    ...moreThan(found.length, 'statement_more_differences'),
  ];
  return lines.join('\n') || undefined;
}

function moreThan(all: number, code: string): StatementProblem[] {
  return all > mostNamed ? [coded(code, { count: all - mostNamed })] : [];
}
