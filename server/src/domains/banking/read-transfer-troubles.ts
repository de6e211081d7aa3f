import { dayMs, type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { bankingSettings } from './settings.ts';
import { readLateTransfers } from './store/transfers.ts';

interface Waiting {
  readonly count: bigint;
  readonly oldestAt: InstantMs | null;
}

export interface TransferTroubles {
  /** Entered by nobody, or not shown by the bank, for longer than an operator wants. */
  readonly late: Waiting;
  /** Entered, and then the bank has taken the money itself. */
  readonly contested: Waiting;
}

const none: Waiting = { count: 0n, oldestAt: null };

/** What stands still of what finance has to send, and what has gone twice. */
export async function readTransferTroubles(context: Context): Promise<TransferTroubles> {
  const days = context.settings().get(bankingSettings.transferDays);
  const before = isoTime(context.clock.now() - days * dayMs);
  const [row] = await context.db.read(readLateTransfers, [before]);
  if (!row) return { late: none, contested: none };
  return {
    late: { count: row.late, oldestAt: row.lateSince },
    contested: { count: row.contested, oldestAt: row.contestedSince },
  };
}
