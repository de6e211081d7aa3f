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
  'settings.signIn': 'Sign in',
  'settings.help': 'Help',
  'settings.mandates': 'Saved ways to pay',
  'settings.closing': 'Close this line',
} as const;

export type SettingsWords = Readonly<Record<keyof typeof enSettings, string>>;
