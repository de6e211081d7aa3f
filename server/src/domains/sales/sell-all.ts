import { maskPhoneNumber, minuteMs, newId, Refusal, slotOf, uuidOf } from '#base';
import { lockedHold, releaseHold } from '#ledger';
import { queueNewMessages } from '#notifications';
import type { Outcome } from '#platform/batch';
import { type Requests, supposeNew } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { chargeFloat, type Charged, loadCounters, lockChains, type Selling } from '#resellers';
import {
  creditPriced,
  lockSold,
  type Receiver,
  type Sold,
  type SoldTopup,
  tellSold,
  topupSettings,
  type TopupId,
  withBenefit,
} from '#topups';
import type { OrderId } from './program-order.ts';
import { refuse } from './refusals.ts';
import type { SaleRefused } from './facts.ts';
import { refusedForGood } from './refused-for-good.ts';
import type { SaleCommand } from './sale-command.ts';
import type { SaleInFull, SoldBy } from './sale.ts';
import { updateSoldOrders } from './store/program-orders.ts';
import { insertSales } from './store/sales.ts';
import { tellMade } from './tell-made.ts';

/** A sale that this transaction has made, or the number of one that its request had made before. */
export interface Made {
  /** Or of what became an order before it could be sold. */
  readonly topup: TopupId | OrderId;
  readonly made?: SaleInFull;
}

/**
 * Many sales, of many floats and lines, by one locking read and one write for each table. What a
 * float sells in one batch is one update of its row, however many that is.
 */
export async function sellAll(tx: Tx, commands: readonly SaleCommand[]): Promise<Outcome<Made>[]> {
  const sold = commands.map((command) => soldOf(tx, command));
  const [requests] = await Promise.all([
    supposeNew(
      tx,
      commands.map(({ request }) => request),
    ),
    lockSold(
      tx,
      sold,
      commands.map(({ seller }) => seller.float),
      commands.flatMap(({ order }) => order?.hold ?? []),
    ),
    loadCounters(
      tx,
      commands.map(({ seller }) => seller.reseller),
    ),
  ]);
  await lockChains(
    tx,
    commands.map(({ seller }) => seller),
  );
  const made = new Map<TopupId, SaleInFull>();
  const refused: SaleRefused[] = [];
  const outcomes = commands.map((command, index) => {
    const one = sold[index] as SoldTopup;
    return sellOne(tx, { requests, command, sold: one, made, refused });
  });
  const credited = sold.filter(({ id }) => made.has(id));
  await tellSold(
    tx,
    credited.map(({ id: topup, receiver: { line } }) => ({ topup, line })),
  );
  const madeNow = commands.flatMap((command, index) => {
    const sale = made.get((sold[index] as SoldTopup).id);
    return sale ? [{ command, sale }] : [];
  });
  await tellMade(tx, madeNow, refused);
  return outcomes;
}

function soldOf(tx: Tx, command: SaleCommand): SoldTopup {
  const { seller, channel, receiver, terms, isTwinIntended } = command;
  return {
    id: newId('top', tx.nowMs, slotOf(receiver.line)),
    receiver,
    terms,
    maker: seller.reseller,
    channel,
    place: seller.resellerName,
    method: 'float',
    isTwinIntended,
  };
}

interface One {
  readonly requests: Requests;
  readonly command: SaleCommand;
  readonly sold: SoldTopup;
  readonly made: Map<TopupId, SaleInFull>;
  readonly refused: SaleRefused[];
}

function sellOne(tx: Tx, { requests, command, sold, made, refused }: One): Outcome<Made> {
  let isNew = false;
  try {
    const topup = requests.once<TopupId | OrderId>(command.request, () => {
      isNew = true;
      made.set(sold.id, sell(tx, command, sold));
      return sold.id;
    });
    const fresh = made.get(topup as TopupId);
    return { result: fresh ? { topup, made: fresh } : { topup } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const forGood = isNew ? refusedForGood(tx, command, error) : undefined;
    if (forGood) refused.push(forGood);
    return { error };
  }
}

/** The float first: a shop without money is told so before the line is looked at. */
function sell(tx: Tx, command: SaleCommand, wanted: SoldTopup): SaleInFull {
  const { seller, by, receiver, order } = command;
  const sold = withBenefit(tx, wanted);
  const { id, terms } = sold;
  const { value: valueMinor, discount } = terms;
  const priceMinor = valueMinor - discount;
  if (command.priceMinor !== undefined && priceMinor > command.priceMinor) {
    throw refuse.sale_price_changed({ priceMinor: Number(priceMinor) });
  }
  if (order) closeOrder(tx, order, id);
  const charged = chargeFloat(tx, seller, { cause: id, product: 'topup', valueMinor, priceMinor });
  const credited = creditPriced(tx, sold, 'transit');
  write(tx, { seller, by, receiver, valueMinor, discount, charged, credited });
  tellSeller(tx, { seller, by, receiver, valueMinor, discount, charged, credited });
  return {
    topup: id,
    reference: credited.reference,
    reseller: seller.reseller,
    ...madeBy(by),
    number: receiver.number,
    valueMinor,
    priceMinor,
    commissionMinor: charged.earned.own,
    floatAfterMinor: charged.floatAfter,
    soldAt: tx.nowMs,
    undoneAt: null,
    maskedOwner: receiver.maskedOwner,
    bonusMinor: credited.bonus,
    validUntil: credited.validUntil,
    receipt: credited.receipt,
    undoBefore: tx.nowMs + tx.settings.get(topupSettings.undoMinutes) * minuteMs,
  };
}

/** What was set aside is there again for this very sale. Refuses with `order_lapsed`. */
function closeOrder(tx: Tx, { id, hold }: NonNullable<SaleCommand['order']>, sold: TopupId): void {
  if (hold !== null) {
    const held = lockedHold(tx, hold);
    const isOpen = held?.state === 'open' && held.expiresAt > tx.nowMs;
    if (!isOpen) throw refuse.order_lapsed();
    releaseHold(tx, hold);
  }
  const topup = uuidOf(sold);
  tx.append(updateSoldOrders, { slot: slotOf(id), id: uuidOf(id), topup, changedAt: tx.nowMs });
}

type MadeBy = Pick<SaleInFull, 'operator' | 'till' | 'client' | 'clientReference'>;

function madeBy(by: SoldBy): MadeBy {
  if ('operator' in by) return { ...by, client: null, clientReference: null };
  return { operator: null, till: null, client: by.client, clientReference: by.reference };
}

interface Done {
  readonly seller: Selling;
  readonly by: SoldBy;
  readonly receiver: Receiver;
  readonly valueMinor: bigint;
  readonly discount: bigint;
  readonly charged: Charged;
  readonly credited: Sold;
}

function write(tx: Tx, done: Done): void {
  const { seller, by, receiver, valueMinor, discount, charged, credited } = done;
  const { reseller, parent, tier } = seller;
  const { operator, till, client, clientReference } = madeBy(by);
  tx.append(insertSales, {
    slot: slotOf(reseller),
    topup: uuidOf(credited.topup),
    reseller: uuidOf(reseller),
    operator: operator && uuidOf(operator),
    till,
    client: client && uuidOf(client),
    clientReference,
    number: receiver.number,
    reference: credited.reference,
    value: valueMinor,
    discount,
    commission: charged.earned.own,
    isPaidAtOnce: tier.paysAtOnce,
    parent: parent === null ? null : uuidOf(parent),
    parentCommission: parent === null ? 0n : charged.earned.parent,
    floatAfter: charged.floatAfter,
    soldAt: tx.nowMs,
  });
}

/** The other side is told by the top-up itself. */
function tellSeller(tx: Tx, { seller, receiver, valueMinor, charged, credited }: Done): void {
  const { number: to, language } = seller;
  if (to === null) return;
  const { topup: cause, reference } = credited;
  const parameters = {
    value: { amountMinor: valueMinor, currency: 'HKD' },
    maskedReceiver: maskPhoneNumber(receiver.number),
    float: { amountMinor: charged.floatAfter, currency: 'HKD' },
    reference,
  } as const;
  queueNewMessages(tx, [
    { kind: 'sale_made', parameters, to, language, key: `${cause} sold`, cause },
  ]);
}
