import { idFrom, isoTime, Refusal } from '#base';
import type { Context } from '#platform/context';
import { readContacts } from '#subscribers';
import { abandonSwap, finishSwap, lockHeld } from './end-swap.ts';
import { readDueSwaps } from './store.ts';
import type { SwapId } from './swap.ts';

const atOnce = 100;

/** Lets through every swap whose time has come. A crash in between leaves the rest due. */
export async function finishDueSwaps(context: Context): Promise<void> {
  const now = isoTime(context.clock.now());
  const due = await context.db.read(readDueSwaps, [now, atOnce]);
  for (const { id } of due) await finishOne(context, idFrom('swp', id));
}

async function finishOne(context: Context, id: SwapId): Promise<void> {
  try {
    await endOne(context, id, null);
  } catch (error) {
    // Somebody was quicker with it, or with the SIM itself.
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'swap_state_wrong') await endOne(context, id, error.code);
  }
}

async function endOne(context: Context, id: SwapId, why: string | null): Promise<void> {
  await context.db.transaction(async (tx) => {
    const swap = await lockHeld(tx, id);
    const contact = (await readContacts(context, [swap.line])).get(swap.line);
    if (why === null) await finishSwap(tx, swap, { by: null, contact });
    else await abandonSwap(tx, swap, why, { by: null, contact });
  });
}
