import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Erasure } from './erasure.ts';
import { obstacleTo } from './obstacle.ts';
import { erasureOf, readWaiting } from './store.ts';

const most = 100;

export interface WaitingErasure extends Erasure {
  /** The code of what stands in the way just now; null where nothing does. */
  readonly obstacle: string | null;
}

/** Who waits to be forgotten, oldest first. Refuses with `permission_missing`. */
export async function listErasures(
  context: Context,
  caller: StaffCaller,
): Promise<WaitingErasure[]> {
  await requireStaff(context, caller, 'lines.change');
  const rows = await context.db.read(readWaiting, [most]);
  return Promise.all(
    rows.map(erasureOf).map(async (erasure) => {
      const obstacle = await obstacleTo(context, erasure.subscriber);
      return { ...erasure, obstacle: obstacle?.code ?? null };
    }),
  );
}
