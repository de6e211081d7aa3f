import { idFrom, present, slotOf, uuidOf } from '#base';
import { cancelPayment, expireUnsent } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { readTopup } from './read-topup.ts';
import { refuse } from './refusals.ts';
import { readAttempts } from './store/topups.ts';
import { isOpen, type Maker, type TopupId } from './topup.ts';

/** Has nobody asked for an order's money who has not been asked, from this commit on. */
export async function forgoUnasked(tx: Tx, id: TopupId): Promise<void> {
  const rows = await tx.load(readAttempts, [{ slot: slotOf(id), id: uuidOf(id) }]);
  expireUnsent(
    tx,
    rows.map(({ attempt }) => idFrom('att', attempt)),
  );
}

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
