import { enTopup } from './en-topup.ts';

/** Every text of the app, in English. `{name}` marks what varies; Intl counts days and minutes. */
export const en = {
  ...enTopup,

  'nav.label': 'Main menu',
  'nav.home': 'Home',
  'nav.topup': 'Top up',
  'nav.open': 'Under way',
  'nav.records': 'Records',
  'nav.settings': 'More',

  'action.back': 'Back',
  'action.close': 'Close',
  'action.retry': 'Try again',
  'action.continue': 'Continue',
  'action.change': 'Change',
  'action.earlier': 'Show earlier ones',
  'action.working': 'One moment…',

  'waiting.long': 'The network is slow. Still trying; nothing is lost.',
  'connection.offline': 'No connection. What you see may be old; nothing is lost.',
  'connection.weak': 'Weak connection. Still trying…',

  'problem.unreachable': 'Nothing came back from the network. Please try again in a moment.',
  'problem.faulty': 'Something is wrong on our side, not on yours. Please try again in a moment.',
  'problem.refused': 'This is not possible at the moment.',
  'problem.page': 'This page could not be loaded. Your orders are safe.',
  'problem.notFound': 'There is no such page',

  'language.label': 'Language',
  'zone.HK': 'Hong Kong',
  'zone.CN': 'Mainland',
  'zone.MO': 'Macau',
  'zone.ROW': 'elsewhere',
  'unit.BYTE': 'Data',
  'unit.SECOND': 'Calls',
  'unit.MESSAGE': 'SMS',
  'unit.zones': '{unit} · {zones}',
  'unit.messages': '{count} SMS',

  'welcome.title': 'Stay reachable on both sides of the border',
  'welcome.text': 'Top up any Twin Harbour number in a minute, with or without signing in.',
  'welcome.topup': 'Top up a number',
  'welcome.signIn': 'Sign in to see your balance',
  'welcome.records': 'Orders made on this phone',

  'signIn.title': 'Sign in',
  'signIn.number': 'Your number',
  'signIn.numberHint': 'The Hong Kong or the Mainland number of your SIM',
  'signIn.send': 'Send me a code',
  'signIn.sent': 'If {number} is one of ours, a code of six digits is on its way by SMS.',
  'signIn.code': 'Six-digit code',
  'signIn.codeHint': 'We never ask for this code on the phone.',
  'signIn.enter': 'Sign in',
  'signIn.again': 'Send it again',
  'signIn.againIn': 'Send it again in {seconds} s',
  'signIn.otherNumber': 'Use another number',
  'signIn.demo': 'This is a demo: SMS never leave this computer.',
  'signIn.inbox': 'Open the demo inbox',

  'home.title': 'Home',
  'home.numbers': 'Your numbers',
  'home.otherNumber': 'Switch number',
  'home.balance': 'Balance',
  'home.cash': 'Cash',
  'home.bonus': 'Bonus',
  'home.reserved': 'Reserved',
  'home.reservedWhy': 'Reserved: set aside for a call or a data session that is under way.',
  'home.units': 'Left in packs',
  'home.noUnits': 'No pack in use. Calls, SMS and data are paid from the balance.',
  'home.granted': 'of {granted}',
  'home.until': 'until {day}',
  'home.validUntil': 'Valid until',
  'home.noExpiry': 'No end date',
  'home.daysLeft': '{days} left',
  'home.lastDay': 'last day',
  'home.ended': 'ended',
  'home.nextFee': 'Next fee',
  'home.nextFeeOn': '{amount} on {day}',
  'home.plan': 'Plan',
  'home.topup': 'Top up',
  'home.noLines': 'There is no SIM under your name yet.',
  'home.asOf': 'As of {time}',

  'open.title': 'A top-up is under way',
  'open.text': 'Please do not pay again. See how it stands.',
  'open.show': 'Show the top-up',
  'open.sending': 'An order of {value} for {number} is waiting to be sent.',

  'state.low.title': 'The balance is low',
  'state.low.text': 'At zero, calls and data stop. A top-up takes about a minute.',
  'state.inactive.title': 'This SIM is not in use yet',
  'state.inactive.text': 'The first top-up or call starts it.',
  'state.one_way.title': 'Outgoing calls are barred',
  'state.one_way.text':
    'You still receive calls and SMS. The balance is kept; a top-up lifts the bar.',
  'state.locked.title': 'Service is suspended',
  'state.locked.text': 'The balance is frozen, not lost. A top-up brings number and balance back.',
  'state.quarantine.title': 'This SIM has ended',
  'state.quarantine.text': 'The number is still held for you. Call {helpline} to ask for it back.',
  'state.recycled.title': 'This number has been given up',
  'state.recycled.text': 'What was left of the balance can be claimed. Call {helpline}.',
  'state.until': 'This is so until {day}.',
  'registration.pending.tag': 'being registered',
  'registration.suspended.tag': 'suspended',
  'registration.none.tag': 'not registered',
  'registration.pending.title': 'This number is being registered',
  'registration.pending.text': 'It works once your identity is confirmed.',
  'registration.suspended.title': 'This number is suspended',
  'registration.suspended.text':
    'Its real-name registration is missing. Your other number keeps working.',
  'registration.none.title': 'This number is not registered',
  'registration.none.text': 'Register it with your identity document to use it.',

  'packs.title': 'Packs and plan',
  'rates.title': 'Rates and calculator',
  'packs.afterTopup': 'Balance is not a pack',
  'packs.afterTopupText': '{name} has ended. Buy it again for {price}?',
  'packs.show': 'Show packs',

  'loan.title': 'Stuck without balance?',
  'loan.text': 'Take {amount} now, without a fee. Your next top-up repays it first.',
  'loan.take': 'Take {amount}',
  'loan.taken': '{amount} is on your SIM',
  'loan.owed': 'Emergency credit owed',
  'loan.owedText': 'repaid by your next top-up',

  'help.title': 'Help',
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
  'help.callTitle': 'Speak with a person',
  'help.call': 'Call {helpline}',
  'help.callText': 'Have the reference of the order or the code of the receipt at hand.',

  'settings.title': 'More',
  'settings.care': 'Care mode',
  'settings.careText': 'Large text, three buttons, one thing at a time.',
  'settings.careOn': 'Switch care mode on',
  'settings.careOff': 'Switch care mode off',
  'settings.signedIn': 'Signed in as {name}',
  'settings.signOut': 'Sign out',
  'settings.signIn': 'Sign in',
  'settings.help': 'Help',
  'settings.saved': 'Saved',

  'care.balance': 'Check balance',
  'care.topup': 'Top up',
  'care.help': 'Call for help',
  'care.howMuch': 'How much?',
  'care.read': 'Read aloud',
  'care.spoken': 'Your balance is {amount}. Your SIM is valid until {day}.',
  'care.spokenNoEnd': 'Your balance is {amount}.',
  'care.other': 'For another number or amount, switch care mode off.',
} as const;

export type WordKey = keyof typeof en;

/** A whole catalogue: a key too few or too many does not compile. */
export type Words = Readonly<Record<WordKey, string>>;
