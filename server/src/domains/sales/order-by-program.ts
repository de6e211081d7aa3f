import { type Id, type InstantMs, isoTime, minuteMs, newId, slotOf, uuidOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Client } from '#partners';
import type { Context } from '#platform/context';
import { loadRequests, orAnswered, type Request } from '#platform/idempotency';
import { holdFloat, loadCounters, lockChains, readSelling } from '#resellers';
import { findReceiver } from '#topups';
import { type ProgramSale, requestOf, type Sent } from './program-sale.ts';
import type { OrderId } from './program-order.ts';
import { readSent } from './read-sent.ts';
import { readSaleTerms } from './read-sale-terms.ts';
import { refusingForGood } from './refusing-for-good.ts';
import { programChannel } from './sale.ts';
import { salesSettings } from './settings.ts';
import { insertOrders } from './store/program-orders.ts';
import { withoutTwin } from './trial-number.ts';

/** Held until it is confirmed, or to be sold by us from an instant on. */
export type HowToOrder = { readonly isHeld: true } | { readonly dueAt: InstantMs };

/**
 * Keeps what a partner's program wants to sell, once under its reference. Held, the value is set
 * aside in the float until it is confirmed, cancelled or too late. Refuses as a sale does where it
 * can be seen at once that it would be refused, for ever where that lasts, and with
 * `request_key_reused`.
 */
export async function orderByProgram(
  context: Context,
  client: Client,
  asked: ProgramSale,
  how: HowToOrder,
): Promise<Sent> {
  const { reseller } = client;
  const wanted = withoutTwin(context.settings().get(salesSettings.trialNumbers), asked);
  const request = requestOf(reseller, wanted, 'isHeld' in how ? 'hold' : 'send');
  const made = await orAnswered(
    context,
    request,
    () => order(context, client, wanted, how, request),
    { tellAgain: (before) => before as Ordered, keepNo: refusingForGood(client, wanted) },
  );
  return readSent(context, reseller, made);
}

/** Or what was sold under its reference. */
type Ordered = Id<'top'> | OrderId;

async function order(
  context: Context,
  { id: client, reseller }: Client,
  wanted: ProgramSale,
  how: HowToOrder,
  request: Request,
): Promise<Ordered> {
  const isHeld = 'isHeld' in how;
  const { reference, number: typed, valueMinor: value, isTwinIntended } = wanted;
  const seller = await readSelling(context, reseller);
  const receiver = await findReceiver(context, typed, reseller);
  const { typedCode, priceMinor } = wanted;
  const priced = { channel: programChannel, valueMinor: value, typedCode };
  await readSaleTerms(context, seller, receiver, priced);
  const made = await context.db.transaction(async (tx) => {
    const [requests] = await Promise.all([
      loadRequests(tx, [request]),
      isHeld ? lockAccounts(tx, [seller.float]) : undefined,
      isHeld ? loadCounters(tx, [reseller]) : undefined,
    ]);
    if (isHeld) await lockChains(tx, [seller]);
    return requests.once<Ordered>(request, () => {
      const slot = slotOf(reseller);
      const id: OrderId = newId('ord', tx.nowMs, slot);
      const confirmMs = tx.settings.get(salesSettings.confirmMinutes) * minuteMs;
      const confirmBefore = isHeld ? tx.nowMs + confirmMs : null;
      const hold =
        confirmBefore === null
          ? null
          : holdFloat(tx, seller, { cause: id, valueMinor: value, expiresAt: confirmBefore });
      tx.append(insertOrders, {
        slot,
        id: uuidOf(id),
        reseller: uuidOf(reseller),
        client: uuidOf(client),
        clientReference: reference,
        number: receiver.number,
        value,
        isTwinIntended,
        promotionCode: typedCode ?? null,
        price: priceMinor ?? null,
        state: isHeld ? 'held' : 'accepted',
        hold: hold && uuidOf(hold),
        confirmBefore,
        dueAt: isHeld ? null : Math.max(how.dueAt, tx.nowMs),
        tries: 0,
        orderedAt: tx.nowMs,
        changedAt: tx.nowMs,
      });
      return id;
    });
  });
  context.log.debug('a program has ordered', { order: made, at: isoTime(context.clock.now()) });
  return made;
}
