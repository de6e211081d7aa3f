import type { MessageKind } from './message.ts';
import type { OutsideChannel } from './senders/sender.ts';

/** What messages are about, as people choose by it which way they go. */
export const messageTopics = ['payments', 'balance', 'expiry', 'packs', 'zones'] as const;
export type MessageTopic = (typeof messageTopics)[number];

/** Where a message goes first: a way that leaves us, or nowhere beside the app's inbox. */
export type FirstWay = OutsideChannel | 'inbox';

/** What somebody has chosen for each topic; null where they have chosen nothing. */
export type ChosenWays = Readonly<Record<MessageTopic, FirstWay | null>>;

export const nothingChosen: ChosenWays = {
  payments: null,
  balance: null,
  expiry: null,
  packs: null,
  zones: null,
};

const topics: Partial<Record<MessageKind, MessageTopic>> = {
  balance_low: 'balance',
  balance_low_today: 'balance',
  balance_below: 'balance',
  balance_gone: 'balance',
  bonus_expired: 'balance',
  daily_cap_reached: 'balance',
  line_expires: 'expiry',
  line_expires_today: 'expiry',
  line_blocked: 'expiry',
  term_renews: 'packs',
  term_ends: 'packs',
  term_renewed: 'packs',
  term_lapsed: 'packs',
  term_outlived: 'packs',
  term_withdrawn: 'packs',
  fee_owed: 'packs',
  pack_nearly_used: 'packs',
  pack_used_up: 'packs',
  pack_stopped: 'packs',
  zone_switched: 'zones',
  zone_uncapped: 'zones',
  zone_closed: 'zones',
};

/** What is of no other topic is about money or about somebody's own safety. */
export function topicOf(kind: MessageKind): MessageTopic {
  return topics[kind] ?? 'payments';
}
