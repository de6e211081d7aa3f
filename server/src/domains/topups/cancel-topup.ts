import { present } from '#base';
import { cancelPayment } from '#payments';
import type { Context } from '#platform/context';
import { readTopup } from './read-topup.ts';
import { refuse } from './refusals.ts';
import { isOpen, type Maker, type TopupId } from './topup.ts';

/**
 * Gives an unpaid order up: its payment is closed at the provider first. If it turns out paid it is
 * credited, and if nobody can say it stays open as `confirming`. Refuses with
 * `topup_not_cancellable`.
 */
export async function cancelTopup(context: Context, id: TopupId, maker: Maker): Promise<void> {
  const topup = await readTopup(context, id, maker);
  if (topup.maker !== maker) throw refuse.topup_not_cancellable();
  if (topup.state === 'not_charged') return;
  if (!isOpen(topup.state)) throw refuse.topup_not_cancellable({ state: topup.state });
  await cancelPayment(context, present(topup.attempt, 'the payment of an open order'));
}
