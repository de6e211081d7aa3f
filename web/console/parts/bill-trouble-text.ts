import type { Say } from '../words/words.ts';

/** What stood in the way of a bill, by how the server writes it down; the rest is told as it is. */
const known = {
  bill_of_another: 'trouble.ofAnother',
  bill_unreadable: 'trouble.unreadable',
  bill_overtaken: 'trouble.overtaken',
  too_many_breaks: 'trouble.tooMany',
  'there is no bill yet': 'trouble.notYet',
  'there is no bill, and there should be one': 'trouble.missing',
  'the connector is not there any more': 'trouble.noConnector',
  'a fault; the log says more': 'trouble.fault',
} as const;

function isKnown(text: string): text is keyof typeof known {
  return Object.hasOwn(known, text);
}

/** What is wrong with the statement of a bank's day, or a bill; each names things of it. */
const ofStatement = {
  statement_unreadable: 'statement.unreadable',
  statement_of_day: 'statement.ofDay',
  statement_not_yet: 'statement.notYet',
  statement_missing: 'statement.missing',
  statement_rows: 'statement.rows',
  statement_more_rows: 'statement.moreRows',
  statement_batch_count: 'statement.batchCount',
  statement_detail_amount: 'statement.detailAmount',
  statement_details_sum: 'statement.detailsSum',
  statement_entries: 'statement.entries',
  statement_more_entries: 'statement.moreEntries',
  statement_twice: 'statement.twice',
  statement_was: 'statement.was',
  statement_currency: 'statement.currency',
  statement_other_day: 'statement.otherDay',
  statement_lacks: 'statement.lacks',
  statement_balances: 'statement.balances',
  statement_count: 'statement.count',
  statement_more_differences: 'statement.moreDifferences',
  statement_payments: 'statement.payments',
  statement_refunds: 'statement.refunds',
  statement_counted_payments: 'statement.countedPayments',
  statement_counted_refunds: 'statement.countedRefunds',
  statement_column: 'statement.column',
  ours_by: 'break.oursBy',
} as const;

function isOfStatement(code: string): code is keyof typeof ofStatement {
  return Object.hasOwn(ofStatement, code);
}

/** One line: its code, and behind it what it names as JSON. One that was cut off stays as it is. */
function statementText(line: string, say: Say): string | undefined {
  const [code = ''] = line.split(' ', 1);
  if (!isOfStatement(code)) return undefined;
  const named = valuesIn(line.slice(code.length));
  if (!named) return undefined;
  const of = (name: string): string => String(named[name] ?? '');
  return say(ofStatement[code], {
    day: of('day'),
    rows: of('rows'),
    row: of('row'),
    count: of('count'),
    told: of('told'),
    details: of('details'),
    detail: of('detail'),
    sum: of('sum'),
    moved: of('moved'),
    currency: of('currency'),
    references: of('references'),
    reference: of('reference'),
    amount: of('amount'),
    read: of('read'),
    column: of('column'),
    by: of('by'),
  });
}

function valuesIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text === '') return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/**
 * Why a day has no bill or statement yet, in words; a refusal is written as its code and its
 * details, and what has no words here as it stands.
 */
export function troubleText(problem: string, say: Say): string {
  const [code = ''] = problem.split(' {', 1);
  if (problem.startsWith('nothing was sent')) return say('trouble.unreached');
  if (isKnown(code)) return say(known[code]);
  return problem
    .split('\n')
    .map((line) => statementText(line, say) ?? line)
    .join(' ');
}
