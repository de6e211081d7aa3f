import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Health } from './health.ts';
import type { Kiosk } from './kiosk.ts';
import { saveHealth } from './store/kiosks.ts';

/** Keeps what a machine says of itself; only the newest counts. */
export async function noteHealth(
  { db }: Context,
  { id }: Kiosk,
  health: Omit<Health, 'reportedAt'>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { paper, printer, acceptor, notesInBox, storedSales, stuckSales, version } = health;
    const said = { paper, printer, acceptor, notesInBox, storedSales, stuckSales, version };
    const whose = { slot: slotOf(id), kiosk: uuidOf(id) };
    tx.append(saveHealth, { ...whose, ...said, reportedAt: tx.nowMs });
  });
}
