import type { PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { findReceiver, readSoldTerms } from '#topups';
import type { Acquirer } from './acquirer.ts';

/**
 * Whose number it is, masked, before anybody puts money on it, and that the amount is sold. Refuses
 * with `receiver_unknown`, `line_closed` and `topup_amount_invalid`.
 */
export async function checkAtMachine(
  context: Context,
  { id }: Acquirer,
  { number, valueMinor }: { readonly number: PhoneNumber; readonly valueMinor: bigint },
): Promise<{ readonly maskedOwner: string; readonly validUntil: string | null }> {
  const receiver = await findReceiver(context, number, id);
  const { maskedOwner } = receiver;
  // Some machines ask before the amount is known.
  if (valueMinor === 0n) return { maskedOwner, validUntil: null };
  const { validUntil } = await readSoldTerms(context, receiver, valueMinor, {
    channel: 'atm',
    maker: id,
  });
  return { maskedOwner, validUntil };
}
