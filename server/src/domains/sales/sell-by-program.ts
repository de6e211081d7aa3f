import type { Client } from '#partners';
import type { Context } from '#platform/context';
import { readSelling } from '#resellers';
import { makeSale } from './make-sale.ts';
import { type ProgramSale, requestOf, type Sent } from './program-sale.ts';
import { readSent } from './read-sent.ts';
import { programChannel } from './sale.ts';

/**
 * Sells a top-up from a partner's float here and now, without a deadline: float and line in one
 * commit, once under its reference. Refuses as `sellTopup` does, but for a PIN.
 */
export async function sellByProgram(
  context: Context,
  { id: client, reseller }: Pick<Client, 'id' | 'reseller'>,
  wanted: ProgramSale,
): Promise<Sent> {
  const { reference } = wanted;
  const { topup, made } = await makeSale(context, {
    seller: readSelling(context, reseller),
    by: { client, reference },
    channel: programChannel,
    wanted: { ...wanted, request: requestOf(reseller, wanted, 'send') },
  });
  return made ? { sale: made } : readSent(context, reseller, topup);
}
