import type { Client } from '#partners';
import type { Context } from '#platform/context';
import { readSelling } from '#resellers';
import { makeSale } from './make-sale.ts';
import { type ProgramSale, requestOf, type Sent } from './program-sale.ts';
import { readSent } from './read-sent.ts';
import { refusingForGood } from './refusing-for-good.ts';
import { programChannel } from './sale.ts';

/**
 * Sells a top-up from a partner's float here and now, without a deadline: float and line in one
 * commit, once under its reference. Refuses as `sellTopup` does, but for a PIN; what lasts of that
 * stands under the reference for ever.
 */
export async function sellByProgram(
  context: Context,
  client: Pick<Client, 'id' | 'reseller'>,
  wanted: ProgramSale,
): Promise<Sent> {
  const { id, reseller } = client;
  const { reference } = wanted;
  const sale = {
    seller: readSelling(context, reseller),
    by: { client: id, reference },
    channel: programChannel,
    wanted: { ...wanted, request: requestOf(reseller, wanted, 'send') },
  };
  const { topup, made } = await makeSale(context, sale, refusingForGood(client, wanted));
  return made ? { sale: made } : readSent(context, reseller, topup);
}
