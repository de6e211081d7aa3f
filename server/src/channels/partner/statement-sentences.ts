import type { Words } from '#base';
import { words } from './words-of.ts';

/** What programs and people at the portal are told of statements. */
export const statementSentences: Readonly<Record<string, Words>> = {
  statement_day_ahead: words(
    'The day {day} has not begun in Hong Kong yet. A day has its statement once it has begun.',
    '{day} 在香港尚未開始，該日的帳單要到當日才有。',
    '{day} 在香港尚未开始，该日的账单要到当日才有。',
  ),
};
