import { maskPhoneNumber, minuteMs, newId, Refusal, slotOf, uuidOf } from '#base';
import { queueMessages } from '#notifications';
import type { Outcome } from '#platform/batch';
import { type Request, type Requests, supposeNew } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { chargeFloat, type Charged, loadCounters, type Selling } from '#resellers';
import {
  creditSold,
  lockSold,
  type Receiver,
  type Sold,
  type SoldTerms,
  type SoldTopup,
  tellSold,
  topupSettings,
  type TopupId,
} from '#topups';
import type { SaleInFull, SoldBy } from './sale.ts';
import { insertSales } from './store/sales.ts';

export interface SaleCommand {
  readonly request: Request;
  readonly seller: Selling;
  readonly by: SoldBy;
  /** As which the catalogue, receipts and lists know where it is made. */
  readonly channel: string;
  readonly receiver: Receiver;
  readonly terms: SoldTerms;
  readonly isTwinIntended: boolean;
}

/** A sale that this transaction has made, or the number of one that its request had made before. */
export interface Made {
  readonly topup: TopupId;
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
    ),
    loadCounters(
      tx,
      commands.map(({ seller }) => seller.reseller),
    ),
  ]);
  const made = new Map<TopupId, SaleInFull>();
  const outcomes = commands.map((command, index) => {
    const one = sold[index] as SoldTopup;
    return sellOne(tx, { requests, command, sold: one, made });
  });
  const credited = sold.filter(({ id }) => made.has(id));
  await tellSold(
    tx,
    credited.map(({ id: topup, receiver: { line } }) => ({ topup, line })),
  );
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
    method: 'float',
    isTwinIntended,
  };
}

interface One {
  readonly requests: Requests;
  readonly command: SaleCommand;
  readonly sold: SoldTopup;
  readonly made: Map<TopupId, SaleInFull>;
}

function sellOne(tx: Tx, { requests, command, sold, made }: One): Outcome<Made> {
  try {
    const topup = requests.once(command.request, () => {
      made.set(sold.id, sell(tx, command, sold));
      return sold.id;
    });
    const fresh = made.get(topup);
    return { result: fresh ? { topup, made: fresh } : { topup } };
  } catch (error) {
    if (error instanceof Refusal) return { error };
    throw error;
  }
}

/** The float first: a shop without money is told so before the line is looked at. */
function sell(tx: Tx, { seller, by, receiver, terms }: SaleCommand, sold: SoldTopup): SaleInFull {
  const { id } = sold;
  const { value: valueMinor } = terms;
  const charged = chargeFloat(tx, seller, { cause: id, product: 'topup', valueMinor });
  const credited = creditSold(tx, sold, 'transit');
  write(tx, { seller, by, receiver, valueMinor, charged, credited });
  tellSeller(tx, { seller, by, receiver, valueMinor, charged, credited });
  return {
    topup: id,
    reference: credited.reference,
    reseller: seller.reseller,
    ...madeBy(by),
    number: receiver.number,
    valueMinor,
    commissionMinor: charged.earned.own,
    floatAfterMinor: charged.floatAfter,
    soldAt: tx.nowMs,
    undoneAt: null,
    maskedOwner: receiver.maskedOwner,
    bonusMinor: terms.bonus,
    validUntil: credited.validUntil,
    receipt: credited.receipt,
    undoBefore: tx.nowMs + tx.settings.get(topupSettings.undoMinutes) * minuteMs,
  };
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
  readonly charged: Charged;
  readonly credited: Sold;
}

function write(tx: Tx, { seller, by, receiver, valueMinor, charged, credited }: Done): void {
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
  queueMessages(tx, [{ kind: 'sale_made', parameters, to, language, key: `${cause} sold`, cause }]);
}
