import type { Say } from '../words/words.ts';

/** Where a top-up is ordered or sold. */
export const channels = ['app', 'auto', 'agent', 'partner', 'hall', 'kiosk', 'atm'] as const;
export type Channel = (typeof channels)[number];

function isChannel(text: string): text is Channel {
  return channels.some((one) => one === text);
}

/** A channel as people call it; what is younger than its words is shown as it is. */
export function channelName(channel: string, say: Say): string {
  return isChannel(channel) ? say(`promotions.channel.${channel}`) : channel;
}
