import type { WordsOf } from '../../language/index.ts';

/** What pages say of money that is booked as nobody's. */
export const enUnmatched = {
  'unmatched.title': 'Money that is nobody’s',
  'unmatched.none': 'All money has its owner',
  'unmatched.since': 'Since',
  'unmatched.booked': 'Booked',
  'unmatched.left': 'Left',
  'unmatched.leaving': 'Being sent back',
  'unmatched.by': 'Proposed by',
  'unmatched.disposals': 'What was wanted of it',
  'unmatched.noDisposals': 'Nobody has wanted anything of it',
  'unmatched.how': 'What becomes of it?',
  'unmatched.amount': 'How much',
  'unmatched.candidate': 'Money of the payment begun {at} ({choice})',
  'unmatched.target': 'To whom or what',
  'unmatched.opposite': 'Set off against “{why}” of {at}: {money}',
  'disposalWay.to_payment': 'Money of a payment',
  'disposalWay.give_back': 'Send it back by our bank',
  'disposalWay.set_off': 'Set it off',
  'disposalWay.write_off': 'Write it off',
  'disposalState.proposed': 'To be decided',
  'disposalState.done': 'Done',
  'disposalState.sent_back': 'Refused',
  'disposalState.withdrawn': 'Withdrawn: a bill said otherwise',
} as const;

export type UnmatchedWords = WordsOf<typeof enUnmatched>;
