import type { WordsOf } from '../../language/index.ts';

/** What the desk says of lines that are closed. */
export const enClosing = {
  'closing.title': 'Closing this line',
  'closing.show': 'Show what closing it comes to',
  'closing.warning':
    'Tell the owner what comes back and what is lost. The line is barred at once and cannot be opened again; its money goes once somebody else has looked.',
  'closing.close': 'Close for its owner',
  'closing.toName': 'Name of the account’s owner',
  'closing.toAccount': 'Bank code and account number',
  'closing.byTransfer': 'Bank transfer',
  'closing.back': 'Comes back',
  'closing.fee': 'Closing fee',
  'closing.debt': 'Owed, repaid from it',
  'closing.lostBonus': 'Bonus that is lost',
  'closing.ending': 'Being ended',
  'closing.to_approve': 'Waits for a second look',
  'closing.settled': 'Closed',
  'closing.refused': 'Lives on',
  'closing.begunBy': 'Begun by',
  'closing.owner': 'Its owner',
  'closing.byOwner': 'by its owner',
  'closing.byStaff': 'by {login}',
} as const;

export type ClosingWords = WordsOf<typeof enClosing>;
