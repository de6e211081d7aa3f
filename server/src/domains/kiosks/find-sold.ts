import { Refusal } from '#base';
import type { Context } from '#platform/context';
import { findReceiver, readSoldTerms, type SoldTopup } from '#topups';
import { type KeptNotes, kioskChannel, valueOf } from './cash-sale.ts';
import type { Kiosk } from './kiosk.ts';
import { refuse } from './refusals.ts';

/** What the notes would buy, or why they buy nothing, known before anything is locked. */
export async function findSold(
  context: Context,
  { id, name, isSuspended }: Kiosk,
  kept: KeptNotes,
): Promise<Omit<SoldTopup, 'id'> | Refusal> {
  if (isSuspended) return refuse.kiosk_suspended();
  try {
    const receiver = await findReceiver(context, kept.number, id);
    return {
      receiver,
      terms: await readSoldTerms(context, receiver, valueOf(kept), {
        channel: kioskChannel,
        maker: id,
      }),
      maker: id,
      channel: kioskChannel,
      place: name,
      method: 'cash',
      // The notes were put in twice; nobody can be asked any more.
      isTwinIntended: true,
    };
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'unavailable') return error;
    throw error;
  }
}
