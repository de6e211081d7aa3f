import type { Say } from '../words/words.ts';

const ways = ['sms', 'push', 'email', 'inbox'] as const;

/** What a way to somebody is called; null where it was not decided yet. */
export function wayIn(channel: string | null, say: Say): string {
  const way = ways.find((one) => one === channel);
  return way ? say(`messages.by.${way}`) : (channel ?? say('messages.undecided'));
}
