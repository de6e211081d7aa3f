/**
 * The pages of the subscriber's app, by their address. The server answers each with the same
 * document, and a payment provider sends its visitors back to `topup`. Kept apart from the
 * schemas, as `paths.ts` is.
 */
export const appPages = {
  home: '/',
  signIn: '/sign-in',
  newTopup: '/top-up',
  topup: '/top-ups/{topup}',
  voucher: '/voucher',
  outlets: '/shops',
  packs: '/packs',
  rates: '/rates',
  usage: '/usage',
  guards: '/guards',
  reminders: '/reminders',
  autoTopup: '/auto-topup',
  mandates: '/mandates',
  messages: '/messages',
  messageSettings: '/message-settings',
  closing: '/close-line',
  records: '/records',
  receipt: '/receipts/{code}',
  newAppeal: '/something-wrong',
  appeals: '/appeals',
  appeal: '/appeals/{number}',
  help: '/help',
  settings: '/settings',
} as const;

export type AppPage = keyof typeof appPages;
