import { isoTime, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type Contact, replaceSim, setBar } from '#subscribers';
import { swapOf } from './load-swaps.ts';
import { refuse } from './refusals.ts';
import { endSwap as updateEnded, lockSwap } from './store.ts';
import { isOutOfHand, type Swap, type SwapId } from './swap.ts';
import { tellSwap } from './tell-swap.ts';

/** A swap that is locked and still held. Refuses with `swap_unknown` and `swap_state_wrong`. */
export async function lockHeld(tx: Tx, id: SwapId): Promise<Swap> {
  const [row] = await tx.query(lockSwap, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.swap_unknown();
  const swap = swapOf(row);
  if (swap.state !== 'held') throw refuse.swap_state_wrong({ state: swap.state });
  return swap;
}

interface Ending {
  readonly by: string | null;
  readonly contact: Contact | undefined;
}

/** The new SIM takes the old one's place. Refuses with `imsi_taken`. */
export async function finishSwap(
  tx: Tx,
  { id, line, imsi, reason }: Swap,
  { by, contact }: Ending,
): Promise<void> {
  await replaceSim(tx, line, imsi);
  if (isOutOfHand(reason)) await setBar(tx, { line, bar: 'owner', isOn: false, cause: id });
  await tx.query(updateEnded, [slotOf(id), uuidOf(id), 'done', by, null, isoTime(tx.nowMs)]);
  tellSwap(tx, { id, kind: 'sim_swap_done', parameters: { ending: endingOf(imsi) } }, contact);
}

/** By which a person finds the card that is meant. */
function endingOf(imsi: string): string {
  return imsi.slice(-4);
}

/** The old SIM stays; a bar that the swap had set stays as well, until somebody has looked. */
export async function abandonSwap(
  tx: Tx,
  { id, imsi }: Swap,
  why: string,
  { by, contact }: Ending,
): Promise<void> {
  await tx.query(updateEnded, [slotOf(id), uuidOf(id), 'stopped', by, why, isoTime(tx.nowMs)]);
  tellSwap(tx, { id, kind: 'sim_swap_stopped', parameters: { ending: endingOf(imsi) } }, contact);
}
