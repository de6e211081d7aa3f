import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Appeal } from './appeal.ts';
import { insertEvidence } from './store/events.ts';

/** Keeps what was known when the newest event happened; it is never changed. */
export function keepEvidence(tx: Tx, { id, events }: Appeal, content: unknown): void {
  const place = { slot: slotOf(id), appeal: uuidOf(id), seq: events };
  tx.append(insertEvidence, { ...place, takenAt: tx.nowMs, content });
}
