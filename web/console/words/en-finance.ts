import type { WordsOf } from '../../language/index.ts';

/** What pages say by which finance goes from a difference to what it is about, and back. */
export const enFinance = {
  'title.payment': 'Payment',
  'title.paymentsOf': '{method}: {state}, last 24 hours',
  'payment.topup': 'The top-up that it is for',
  'payment.opened': 'Begun',
  'payment.postings': 'What it moved on the line',
  'payment.nonePostings': 'It has moved nothing',
  'payment.breaks': 'What differed about it',
  'payment.noneBreaks': 'Nothing has differed',
  'bank.statement': 'In the statement of',
} as const;

export type FinanceWords = WordsOf<typeof enFinance>;
