import type { HongKongDay, PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { checkSold, findReceiver } from '#topups';
import { kioskChannel } from './cash-sale.ts';
import type { Kiosk } from './kiosk.ts';
import { refuse } from './refusals.ts';

/**
 * That notes for this amount would be credited, asked before the first is taken: a limit must not
 * become a claim. Refuses with `kiosk_suspended`, `receiver_unknown`, `line_closed`,
 * `topup_amount_invalid` and the limits of the line.
 */
export async function checkCash(
  context: Context,
  { id, isSuspended }: Kiosk,
  { number, valueMinor }: { readonly number: PhoneNumber; readonly valueMinor: bigint },
): Promise<{ readonly maskedOwner: string; readonly validUntil: HongKongDay }> {
  if (isSuspended) throw refuse.kiosk_suspended();
  const receiver = await findReceiver(context, number, id);
  const { validUntil } = await checkSold(context, receiver, valueMinor, {
    channel: kioskChannel,
    maker: id,
  });
  return { maskedOwner: receiver.maskedOwner, validUntil };
}
