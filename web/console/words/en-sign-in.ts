import type { WordsOf } from '../../language/index.ts';

/** What signing in says, and the page of one's own way in. */
export const enSignIn = {
  'signIn.title': 'Sign in',
  'signIn.login': 'Login',
  'signIn.password': 'Password',
  'signIn.code': 'Code',
  'signIn.codeHint': 'Six digits from your authenticator',
  'signIn.enter': 'Sign in',
  'signIn.ended': 'You were signed out. Sign in to go on where you were.',
  'signIn.demo': 'This is the demo',
  'signIn.demoText': 'Choose as whom to sign in; the form is filled in. A code serves once.',
  'signIn.missing': 'Please fill this in',
  'signIn.codeWrong': 'A code has six digits',
  'title.own': 'Your way in',
  'nav.own': '{name}: your way in',
  'own.password': 'Password',
  'own.passwordNow': 'Password now',
  'own.passwordNew': 'New password',
  'own.passwordHint': '12 to 128 characters, and your login is not in it',
  'own.passwordAgain': 'New password, once more',
  'own.differ': 'These two are not the same',
  'own.notYours': 'This is not your password now',
  'own.change': 'Change password',
  'own.changed': 'Your password is changed. Wherever else you were signed in you are signed out.',
  'own.authenticator': 'Authenticator',
  'own.authenticatorText':
    'For a new phone, or a second look at who has your key. The authenticator you have serves until the new one has shown a code.',
  'own.makeKey': 'Make a new key',
  'own.scan':
    'Scan this with the new authenticator, or type the key, and then type the code that it shows. The key is shown this once.',
  'own.picture': 'Code for the authenticator, to be scanned',
  'own.key': 'Key',
  'own.openHere': 'Open it in an authenticator on this device',
  'own.code': 'Code of the new authenticator',
  'own.confirm': 'Use it from now on',
  'own.confirmed':
    'The new authenticator counts from now on, and the old one no more. Wherever else you were signed in you are signed out.',
  'own.demo':
    'This is the demo: its sign-in page goes on offering the first password and the first authenticator.',
} as const;

export type SignInWords = WordsOf<typeof enSignIn>;
