import { idFrom } from '#base';
import type { SwapRow } from './store.ts';
import type { Swap } from './swap.ts';

export function swapOf(row: SwapRow): Swap {
  const { imsi, note, askedAt, dueAt, endedWhy } = row;
  return {
    id: idFrom('swp', row.id),
    line: idFrom('lin', row.line),
    imsi,
    reason: row.reason as Swap['reason'],
    note,
    state: row.state as Swap['state'],
    askedBy: row.askedBy as Swap['askedBy'],
    askedAt,
    dueAt,
    endedBy: row.endedBy as Swap['endedBy'],
    endedWhy,
  };
}
