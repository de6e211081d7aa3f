/** Texts of closing a line, in English. */
export const enClosing = {
  'closing.title': 'Close this line',
  'closing.lostTitle': 'The line and its numbers are lost',
  'closing.lostText':
    'Calls, SMS and data end at once on both numbers. Packs, bonus and validity do not come back. A closed line cannot be opened again.',
  'closing.sheet': 'What comes back',
  'closing.sheetText':
    'What you paid and did not use goes back by the way it came. Until the line is closed, its use goes on being charged.',
  'closing.byTransfer': 'Bank transfer',
  'closing.fee': 'Closing fee',
  'closing.debt': 'Owed before, repaid from it',
  'closing.back': 'Comes back',
  'closing.lostBonus': 'Bonus that is lost',
  'closing.goOn': 'Close this line…',
  'closing.askTitle': 'Close for good?',
  'closing.askText': '{back} comes back. This cannot be undone.',
  'closing.toName': 'Name of the account’s owner',
  'closing.toAccount': 'Bank code and account number',
  'closing.accountHint':
    'Some of it cannot go back by the way it came, so we send it to your bank account in Hong Kong.',
  'closing.lastFour': 'Last four digits of this number',
  'closing.close': 'Close for good',
  'closing.keep': 'Keep the line',
  'closing.state.ending': 'The line is closed; what runs on it is being ended',
  'closing.state.to_approve': 'The line is closed; we look at the refund once more',
  'closing.state.settled': 'The line is closed',
  'closing.settledText':
    '{back} is on its way back. Wallets take minutes, cards and banks some days.',
} as const;

export type ClosingWords = Readonly<Record<keyof typeof enClosing, string>>;
