import type { LineSay } from '../../words/words.ts';

const channels = [
  'app',
  'auto',
  'sms',
  'ussd',
  'agent',
  'partner',
  'hall',
  'kiosk',
  'atm',
  'automatic',
  'staff',
] as const;

const reasons = [
  'wrong_charge',
  'courtesy',
  'wrong_credit',
  'uncollectable',
  'goodwill',
  'adjusted',
  'adjusted_back',
  'sent',
  'received',
  'sent_back',
  'reservation',
] as const;

/** Codes of the server that have a name here; a new one shows as its code until it gets one. */
export function channelName(code: string, say: LineSay): string {
  const known = channels.find((one) => one === code);
  return known ? say(`receipt.channel.${known}`) : code;
}

export function reasonName(code: string, say: LineSay): string {
  const known = reasons.find((one) => one === code);
  return known ? say(`receipt.reason.${known}`) : code;
}
