import { hourMs, type InstantMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { kindRules } from './kind-rule.ts';
import { loadReaches } from './load-reaches.ts';
import { openWays, phoneOnly, type Reach } from './reach.ts';
import type { Senders } from './senders/sender.ts';
import { notificationSettings } from './settings.ts';
import { type AwaitedRow, claimAwaited, closeAwaited } from './store/awaited.ts';
import { noReceipt as reason } from './store/sent.ts';
import { wayOf } from './way.ts';

const atOnce = 500;

/**
 * Waits no longer for receipts of short messages that do not come: whether they arrived is
 * `unknown` from then on, until a late one says so. What must be told, and is still of use, goes
 * another way where there is one; the rest might be told twice, and is left. Returns how many.
 */
export async function endWaiting(context: Context, senders: Senders): Promise<number> {
  const waitMs = context.settings().get(notificationSettings.receiptHours) * hourMs;
  if (waitMs === 0) return 0;
  let ended = 0;
  for (;;) {
    const found = await context.db.transaction((tx) => endSome(tx, senders, tx.nowMs - waitMs));
    ended += found;
    if (found < atOnce) return ended;
  }
}

async function endSome(tx: Tx, senders: Senders, sentBefore: InstantMs): Promise<number> {
  const rows = await tx.query(claimAwaited, [isoTime(sentBefore), atOnce]);
  if (rows.length === 0) return 0;
  const reaches = await loadReaches(
    tx,
    rows.map(({ receiver }) => receiver),
  );
  for (const row of rows) {
    const goesOn = hasAnotherWay(row, reaches.get(row.receiver) ?? phoneOnly, senders, tx.nowMs);
    tx.append(closeAwaited, {
      slot: row.slot,
      id: row.id,
      state: goesOn ? 'queued' : 'unknown',
      failure: goesOn ? null : reason,
      triedMore: goesOn ? `sms: ${reason}` : null,
      dueAt: tx.nowMs,
    });
  }
  return rows.length;
}

function hasAnotherWay(row: AwaitedRow, reach: Reach, senders: Senders, nowMs: InstantMs): boolean {
  const { level, onDoubt } = kindRules[row.kind];
  // The words of a secret are gone, and by another way it would prove nothing.
  if (level !== 'required' || onDoubt !== 'repeat' || row.body === null) return false;
  const tried = [...row.tried, `sms: ${reason}`];
  const noQuiet = { fromMinute: 0, untilMinute: 0 };
  const way = wayOf(
    { ...row, tried, channel: null },
    openWays(row, reach, senders),
    noQuiet,
    nowMs,
  );
  return way.way === 'go';
}
