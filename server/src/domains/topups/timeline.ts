import type { InstantMs } from '#base';
import type { TimelineEntry, TopupEvent } from './topup.ts';

/**
 * What happened to an order, as it stands in its row: `1764166800000 ordered;` and so on. Text is
 * added to at its end, where JSON would be read and written anew for each event.
 */
export function timelineText(at: InstantMs, events: readonly TopupEvent[]): string {
  return events.map((event) => `${at} ${event};`).join('');
}

export function readTimeline(text: string): TimelineEntry[] {
  const entries = text.split(';').slice(0, -1);
  return entries
    .map((entry): TimelineEntry => {
      const [at, event] = entry.split(' ');
      return { at: Number(at), event: event as TopupEvent };
    })
    .sort((one, other) => one.at - other.at);
}
