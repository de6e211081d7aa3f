import { Refusal, slotOf } from '#base';
import { type Batch, type Outcome, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import { loadRequests, type Request } from '#platform/idempotency';
import { findReceiver, readSoldTerms, type TopupId } from '#topups';
import { type Made, type SaleCommand, sellAll } from './sell-all.ts';

const owner = {};

/** A sale before its line is found. */
interface SaleToMake extends Pick<SaleCommand, 'seller' | 'by' | 'channel'> {
  readonly wanted: {
    readonly request: Request;
    readonly number: string;
    readonly valueMinor: bigint;
    readonly isTwinIntended: boolean;
  };
}

/** The same whoever sells: through one batch, so that all sales of a float are gathered. */
export async function makeSale(context: Context, sale: SaleToMake): Promise<Made> {
  const batch = keptIn(context, owner, () => open(context));
  try {
    return await batch(await commandOf(context, sale));
  } catch (error) {
    // The line may have ended since this was sold: then the first answer counts.
    const { request } = sale.wanted;
    const before = error instanceof Refusal && (await answeredBefore(context, request));
    if (before) return { topup: before };
    throw error;
  }
}

async function commandOf(
  context: Context,
  { seller, by, channel, wanted }: SaleToMake,
): Promise<SaleCommand> {
  const { request, number, valueMinor, isTwinIntended } = wanted;
  const receiver = await findReceiver(context, number, seller.reseller);
  const terms = await readSoldTerms(context, receiver, valueMinor, channel);
  return { request, seller, by, channel, receiver, terms, isTwinIntended };
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
