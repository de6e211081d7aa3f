/** What the page of settings says. */
export const enSettings = {
  'settings.saved': 'Saved',
  'settings.title': 'More',
  'settings.care': 'Care mode',
  'settings.careText': 'Large text, three buttons, one thing at a time.',
  'settings.careOn': 'Switch care mode on',
  'settings.careOff': 'Switch care mode off',
  'settings.signedIn': 'Signed in as {name}',
  'settings.signOut': 'Sign out',
  'settings.myData': 'A copy of all that is kept about me',
  'erasure.title': 'My data',
  'erasure.stays':
    'What stays, because the law wants accounts kept and your proofs of payment must hold on: amounts, days and states in the books, receipts, evidence of payments and appeals, the history of numbers and the trail of who did what. They say an id and a masked number. The bank account to which we paid money back, and what your wallet or bank said of payments, go after seven years; messages that we sent you go after two years.',
  'erasure.goes':
    'What is forgotten: your name, language, the labels of your lines, addresses, browsers and sign-ins; every word and file of your appeals; and your saved ways to pay, which we also end with your wallet or bank.',
  'erasure.ask': 'Ask to be forgotten',
  'erasure.askTitle': 'Ask us to forget you?',
  'erasure.askText':
    'Two members of our staff look at it. It cannot be undone once it is done; until then you can take it back.',
  'erasure.yes': 'Ask to be forgotten',
  'erasure.no': 'Go on being known',
  'erasure.withdraw': 'Take this back',
  'erasure.state.asked': 'You have asked to be forgotten. We first check that it was you.',
  'erasure.state.checked': 'We know that it was you. A second person does it now.',
  'erasure.state.done': 'You are forgotten.',
  'erasure.state.refused': 'We have not done it: {reason}',
  'erasure.obstacle.person_has_line': 'It is done once your lines are closed.',
  'erasure.obstacle.person_has_money': 'It is done once the money on your lines was given back.',
  'erasure.obstacle.person_has_appeal': 'It is done once your appeal is answered.',
  'settings.signIn': 'Sign in',
  'settings.help': 'Help',
  'settings.mandates': 'Saved ways to pay',
  'settings.closing': 'Close this line',
} as const;

export type SettingsWords = Readonly<Record<keyof typeof enSettings, string>>;
