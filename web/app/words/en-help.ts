/** What the page of help says. */
export const enHelp = {
  'help.paidTitle': 'Paid, but not credited?',
  'help.paidText':
    'Open the order under Records. It always says what is known. We keep asking the provider, ' +
    'and in the end it is credited or refunded. Do not pay again while it is open.',
  'help.wrongTitle': 'Wrong number?',
  'help.wrongText':
    'For ten minutes you can take a top-up back yourself, on the page of the order, as long as ' +
    'nothing of it is spent.',
  'help.endTitle': 'When does my SIM end?',
  'help.endText':
    'The day stands on the first page. A top-up can move it further and never brings it nearer. ' +
    'After it, the balance is kept for a while and a top-up brings everything back.',
  'help.bonusTitle': 'What is bonus?',
  'help.bonusText':
    'A gift with an end date. It is used for calls and data and cannot be paid out.',
  'help.appeals': 'Your appeals',
  'help.callTitle': 'Speak with a person',
  'help.call': 'Call {helpline}',
  'help.callText': 'Have the reference of the order or the code of the receipt at hand.',
} as const;

export type HelpWords = Readonly<Record<keyof typeof enHelp, string>>;
