import type { Slot } from '#base';
import type { Tx } from '#platform/postgres';
import { reportMessages } from './store/messages.ts';

/** What a gateway said of a message, as soon as both are known. */
export interface NamedReport {
  readonly slot: Slot | null;
  readonly id: string | null;
  readonly report: 'delivered' | 'failed' | null;
  readonly error: string | null;
}

/**
 * Ends messages by what their gateways report. What was not delivered on one way goes on to the
 * next, except for secrets, whose words are gone. Of one way, that it has arrived counts whenever
 * it is said, and that it has not while nothing else has come of it.
 */
export async function applyReports(tx: Tx, named: readonly NamedReport[]): Promise<void> {
  const known = named.flatMap(({ slot, id, report, error }) =>
    slot === null || id === null || report === null
      ? []
      : [{ slot, id, report, error: error || 'not delivered', at: tx.nowMs }],
  );
  // Several parts of one message may be reported together; a part that was lost loses the whole.
  const byId = new Map(known.map((one) => [one.id, one]));
  for (const one of known) if (one.report === 'failed') byId.set(one.id, one);
  if (byId.size > 0) await tx.load(reportMessages, [...byId.values()]);
}
