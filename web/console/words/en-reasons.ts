import type { WordsOf } from '../../language/index.ts';

/** Why something was done that nobody has typed a reason for. */
export const enReasons = {
  'reason.wrong number': 'Wrong number',
  'reason.paid twice': 'Paid twice',
  'reason.paid more than was asked': 'Paid more than was asked',
  'reason.not what was asked': 'Not what was asked',
  'reason.held by a rule': 'Held by a rule',
  'reason.nobody decided in time': 'Nobody decided in time',
  'reason.the line was closed': 'The line was closed',
  'reason.its rule had gone on without it': 'Auto top-up had gone on without it',
  'reason.the order was over when it was paid': 'The order was over when it was paid',
  'reason.the payer’s bank took it back': 'The payer’s bank took it back',
  'reason.its dispute was won': 'The chargeback was won',
  'reason.it could not be sent back before': 'It could not be sent back before',
  'reason.the sale was undone': 'The sale was undone',
  'ruleReason.called_off': 'Called off',
  'ruleReason.returned': 'Came late and goes back',
  'ruleReason.closed': 'Closed without a payment',
} as const;

export type ReasonWords = WordsOf<typeof enReasons>;
