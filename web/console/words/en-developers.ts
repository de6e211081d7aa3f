import type { WordsOf } from '../../language/index.ts';

/** What the page about those who sign in to the partners' portal says. */
export const enDevelopers = {
  'title.developers': 'Developers of partners',
  'nav.developers': 'Developers',
  'none.developers': 'Nobody signs in to the portal yet',
  'none.admissions': 'Nobody waits to be let in',
  'developers.about':
    'Whoever is let in makes keys that spend the float of their partner, so two people agree to it. Then a code is mailed to the developer; nobody here sees it. Who has lost the password alone, or the authenticator alone, gets in again at the portal without you.',
  'developers.admissions': 'To be let in',
  'developers.partner': 'Partner',
  'developers.email': 'E-mail address',
  'developers.what': 'What is done',
  'developers.begins': 'Begins',
  'developers.anew': 'Password and authenticator set anew',
  'developers.reason': 'Why, and how you know that it is they',
  'developers.askedBy': 'Asked by',
  'developers.ask': 'Ask to let them in',
  'developers.since': 'Since',
  'developers.open': 'Signs in',
  'developers.dismissed': 'Let go',
  'developers.all': 'Who signs in',
  'developers.search': 'Part of an address or of a partner’s name',
  'developers.letGo': 'Let go',
  'developers.letGoOf': 'Let go: {email}',
  'developers.letGoAbout':
    'They are signed out at once, and nothing that they have opens the portal again until two people let them in. Keys that they have seen go on until the partner changes them.',
  'developers.letGoWhy': 'Why',
  'developers.letGoNow': 'Let them go now',
  'developers.keep': 'Leave it',
} as const;

export type DeveloperWords = WordsOf<typeof enDevelopers>;
