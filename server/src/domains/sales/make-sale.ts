import { type Refusal, slotOf } from '#base';
import { type Batch, type Outcome, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import { orAnswered, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import type { Selling } from '#resellers';
import { findReceiver } from '#topups';
import { readSaleTerms } from './read-sale-terms.ts';
import type { SaleCommand } from './sale-command.ts';
import { type Made, sellAll } from './sell-all.ts';

const owner = {};

/** A sale before its line is found. */
interface SaleToMake extends Pick<SaleCommand, 'by' | 'channel' | 'order'> {
  /** Or who it is being found out: whoever may not sell any more has still sold what they have. */
  readonly seller: Selling | Promise<Selling>;
  readonly wanted: {
    readonly request: Request;
    readonly number: string;
    readonly valueMinor: bigint;
    readonly isTwinIntended: boolean;
    readonly typedCode?: string | undefined;
    readonly priceMinor?: bigint | undefined;
  };
}

/**
 * The same whoever sells: through one batch, so that all sales of a float are gathered. `keepNo`
 * writes what is kept of a lasting no that came before the books were reached.
 */
export async function makeSale(
  context: Context,
  sale: SaleToMake,
  keepNo?: (tx: Tx, no: Refusal) => Promise<void>,
): Promise<Made> {
  const batch = keptIn(context, owner, () => open(context));
  return orAnswered(
    context,
    sale.wanted.request,
    async () => batch(await commandOf(context, sale)),
    { tellAgain: (topup) => ({ topup: topup as Made['topup'] }), keepNo },
  );
}

async function commandOf(
  context: Context,
  { seller: promised, by, channel, wanted, order }: SaleToMake,
): Promise<SaleCommand> {
  const { request, number, valueMinor, isTwinIntended, typedCode, priceMinor } = wanted;
  const seller = await promised;
  const receiver = await findReceiver(context, number, seller.reseller);
  const priced = { channel, valueMinor, typedCode };
  const terms = await readSaleTerms(context, seller, receiver, priced);
  const command = { request, seller, by, channel, receiver, terms, isTwinIntended, priceMinor };
  return order ? { ...command, order } : command;
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
