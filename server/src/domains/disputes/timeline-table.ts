import { csvRow, isoTime } from '#base';
import type { AppealEvent } from './appeal.ts';

const columns = {
  seq: ({ seq }) => String(seq),
  at: ({ at }) => isoTime(at),
  event: ({ event }) => event,
  by: ({ by }) => by,
  words: ({ words }) => words ?? '',
  details: ({ details }) =>
    Object.entries(details)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; '),
} satisfies Readonly<Record<string, (event: AppealEvent) => string>>;

/** What happened, as CSV. Read by programs: a name never changes its meaning. */
export function timelineTable(events: readonly AppealEvent[]): string {
  const rows = events.map((event) => csvRow(Object.values(columns).map((field) => field(event))));
  return [csvRow(Object.keys(columns)), ...rows].join('');
}
