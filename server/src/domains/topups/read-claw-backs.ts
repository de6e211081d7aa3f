import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ClawBack } from './claw-back.ts';
import { clawBackOf } from './kept-claw-backs.ts';
import { readClawBacksOfTopup } from './store/claw-backs.ts';
import type { TopupId } from './topup.ts';

/** What was given back of an order or taken by its payer's bank, oldest first. */
export async function readClawBacks(context: Context, id: TopupId): Promise<ClawBack[]> {
  const rows = await context.db.read(readClawBacksOfTopup, [slotOf(id), uuidOf(id)]);
  return rows.map(clawBackOf);
}
