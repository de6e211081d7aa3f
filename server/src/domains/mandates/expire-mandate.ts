import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { mandateEnded } from './facts.ts';
import { lockMandate, note, saveMandate } from './load-mandates.ts';
import { isEnded, type MandateId } from './mandate.ts';

/** It was not signed in time, or its own time is over. */
export async function expireMandate(context: Context, id: MandateId): Promise<void> {
  await context.db.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    if (isEnded(mandate)) return;
    note(tx, mandate, 'expired');
    const { id: mandateId, owner } = mandate;
    await tell(tx, mandateEnded, [{ mandate: mandateId, owner, endedBy: 'provider' }]);
    const ended = { endedAt: tx.nowMs, endedBy: 'provider', askAt: null } as const;
    saveMandate(tx, { ...mandate, state: 'expired', ...ended });
  });
}
