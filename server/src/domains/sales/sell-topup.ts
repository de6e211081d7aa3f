import { type PhoneNumber, Refusal, slotOf } from '#base';
import { type Batch, type Outcome, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import { loadRequests, type Request } from '#platform/idempotency';
import { requirePin, type TillVisit } from '#resellers';
import { findReceiver, readSoldTerms, type TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import { saleChannel, type SaleInFull } from './sale.ts';
import { type Made, type SaleCommand, sellAll } from './sell-all.ts';

export interface WantedSale {
  readonly request: Request;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  readonly pin: string;
  /** The customer has said that the same of minutes ago was another. */
  readonly isTwinIntended: boolean;
}

const owner = {};

/**
 * Sells a top-up from the float of who stands at a till: float and line in one commit, once under
 * its key. Refuses with what the PIN, the number, the amount, the tier, the float and the line's
 * limits say, and with `request_key_reused`.
 */
export async function sellTopup(
  context: Context,
  visit: TillVisit,
  wanted: WantedSale,
): Promise<SaleInFull> {
  await requirePin(context, visit, wanted.pin);
  const { topup, made } = await make(context, visit, wanted);
  return made ?? readSale(context, visit.seller.reseller, topup);
}

async function make(context: Context, visit: TillVisit, wanted: WantedSale): Promise<Made> {
  const batch = keptIn(context, owner, () => open(context));
  try {
    return await batch(await commandOf(context, visit, wanted));
  } catch (error) {
    // The line may have ended since this was sold: then the first answer counts.
    const before = error instanceof Refusal && (await answeredBefore(context, wanted.request));
    if (before) return { topup: before };
    throw error;
  }
}

async function commandOf(
  context: Context,
  { seller }: TillVisit,
  { request, number, valueMinor, isTwinIntended }: WantedSale,
): Promise<SaleCommand> {
  const receiver = await findReceiver(context, number, seller.reseller);
  const terms = await readSoldTerms(context, receiver, valueMinor, saleChannel);
  return { request, seller, receiver, terms, isTwinIntended };
}

/** The sale that this request has made, if it has; throws the refusal that it was given. */
async function answeredBefore(context: Context, request: Request): Promise<TopupId | undefined> {
  const before = await context.db.transaction(async (tx) =>
    (await loadRequests(tx, [request])).answered(request),
  );
  return before && (before.result as TopupId);
}

function open(context: Context): Batch<SaleCommand, Made> {
  return openBatch(context.db, context.log, {
    name: 'sell top-ups',
    lingerMs: 2,
    maxCommands: 500,
    lanes: 2,
    // The float is what many sales share; their lines are as good as never the same.
    laneOf: ({ seller }) => slotOf(seller.float),
    run: (tx, commands): Promise<Outcome<Made>[]> => sellAll(tx, commands),
  });
}
