import { idFrom, type InstantMs, isoTime, slotCount } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { lockAccounts } from '#ledger';
import { accountOf, type LineId } from '#subscribers';
import { keepSession, keptSession, loadSessions } from './kept-sessions.ts';
import { lapsed } from './lapsed-session.ts';
import { sessionIdOf } from './session-id.ts';
import { readSilentSessions } from './store/sessions.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 500;

/**
 * Sets free what is held for sessions whose network has fallen silent. They are charged what was
 * last reported, and should the network speak again, they go on. Returns how many lapsed.
 */
export async function lapseSessions(context: Context): Promise<number> {
  let count = 0;
  for (;;) {
    const nowMs = context.clock.now();
    const due = await context.db.read(readSilentSessions, [isoTime(nowMs), allSlots, atOnce]);
    if (due.length === 0) return count;
    const known = due.map(({ line, number }) => ({ line: idFrom('lin', line), number }));
    count += await context.db.transaction((tx) => lapse(tx, known, nowMs));
  }
}

async function lapse(
  tx: Tx,
  known: readonly { readonly line: LineId; readonly number: bigint }[],
  nowMs: InstantMs,
): Promise<number> {
  const accounts = known.map(({ line }) => accountOf(line));
  await Promise.all([lockAccounts(tx, accounts, 'open'), loadSessions(tx, known)]);
  let count = 0;
  for (const { line, number } of known) {
    const session = keptSession(tx, sessionIdOf(line, number));
    if (session?.state !== 'open' || session.dueAt > nowMs) continue;
    keepSession(tx, lapsed(tx, session));
    count += 1;
  }
  return count;
}
