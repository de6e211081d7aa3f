import type { WordsOf } from '../../language/index.ts';
import { enUnmatched } from './en-unmatched.ts';

/** What pages say by which finance goes from a difference to what it is about, and back. */
export const enFinance = {
  ...enUnmatched,
  'more.of': '{shown} of {count} are shown.',
  'more.ofAtLeast': '{shown} of at least {count} are shown.',
  'more.some': '{shown} are shown, and there are more.',
  'more.show': 'Show more',
  'bill.file': 'File',
  'bill.download': 'Download',
  'bill.byHand': 'Bring a bill by hand',
  'bill.choose': 'File of this day, as the provider or bank gave it',
  'bill.hint':
    'Kept byte for byte, read and compared like any other. At most {most}; larger ones by “lowu reconcile”.',
  'bill.tooLarge':
    'This file is larger than {most}. Bring it in by “lowu reconcile” on the server.',
  'bill.fetch': 'Fetch it from the provider now',
  'bill.begun': 'Begun …',
  'bill.keeping': 'Keeping the file: {percent} %',
  'bill.reading': 'Reading: {rows} rows',
  'bill.matching': 'Comparing: {percent} %',
  'bill.brought': 'Brought in and compared. Differences that wait: {count}',
  'bill.waitsForSecond':
    'The entries of our bank that are not in the books yet are taken once somebody else has brought the same file.',
  'bill.known':
    'These bytes were read already; nothing new. Compared again. Differences that wait: {count}',
  'trouble.ofAnother': 'A file came that is of another account or day.',
  'trouble.unreadable': 'A file came that cannot be read.',
  'trouble.overtaken': 'Another file of the day was begun meanwhile.',
  'trouble.tooMany': 'So much differs that it is not the bill of this day.',
  'trouble.notYet': 'The provider has no bill yet.',
  'trouble.missing': 'The provider has no bill, though money moved.',
  'trouble.unreached': 'It could not be reached',
  'trouble.noConnector': 'This connector is not set up any more.',
  'trouble.fault': 'A fault on our side; the log says more.',
  'standing.given_up': 'Given up',
  'reopening.title': 'Open it again',
  'reopening.hint': 'For what was resolved by mistake: what was booked for it is taken back.',
  'reopening.reason': 'Why was it a mistake?',
  'reopening.proposed': 'To be opened again, says {login}: {reason}',
  'reopening.done': 'Opened again by {login} and {other}: {reason}',
  'reopening.send': 'Ask to open it again',
  'reopening.waits': 'To be opened again',
  'recon.neverCompared': 'This day was given up and is compared no more.',
  'givingUp.title': 'Give the day up',
  'givingUp.hint':
    'For a bill or statement that can never be read. It is asked for no more, and nothing is booked.',
  'givingUp.reason': 'Why can it never be read?',
  'givingUp.proposed': 'Proposed by {login}: {reason}',
  'givingUp.done': 'Given up by {login} and {other}: {reason}',
  'givingUp.atBank': 'At our bank: {problem}',
  'givingUp.notAsked': 'Not asked for yet',
  'title.payment': 'Payment',
  'title.paymentsOf': '{method}: {state}, last 24 hours',
  'payment.topup': 'The top-up that it is for',
  'payment.opened': 'Begun',
  'payment.postings': 'What it moved',
  'payment.debited': 'Debited',
  'payment.credited': 'Credited',
  'payment.theLine': 'the line',
  'payment.nonePostings': 'It has moved nothing',
  'payment.breaks': 'What differed about it',
  'payment.noneBreaks': 'Nothing has differed',
  'bank.statement': 'In the statement of',
} as const;

export type FinanceWords = WordsOf<typeof enFinance>;
