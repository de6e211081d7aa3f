import { hash } from 'node:crypto';
import { parsePhoneNumber, uuidOf } from '#base';
import type { Client } from '#partners';
import type { Context } from '#platform/context';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { readSelling, type ResellerId } from '#resellers';
import { makeSale } from './make-sale.ts';
import { readSale } from './read-sale.ts';
import { programChannel, type SaleInFull } from './sale.ts';

export interface ProgramSale {
  /** The partner's own, for ever one sale. */
  readonly reference: string;
  readonly number: string;
  readonly valueMinor: bigint;
  readonly isTwinIntended: boolean;
}

/** Under which a partner's reference is kept as a request: of all its clients, not of one. */
function requestOf(reseller: ResellerId, { reference, ...wanted }: ProgramSale): Request {
  const number = parsePhoneNumber(wanted.number) ?? wanted.number;
  const said = `send ${number} ${wanted.valueMinor} ${wanted.isTwinIntended}`;
  const key = hash('sha256', `partner ${reference}`).slice(0, 32);
  return { caller: uuidOf(reseller), key, fingerprint: fingerprintOf(said) };
}

/**
 * Sells a top-up from a partner's float: float and line in one commit, once under its reference.
 * Refuses as `sellTopup` does, but for a PIN.
 */
export async function sellByProgram(
  context: Context,
  { id: client, reseller }: Client,
  wanted: ProgramSale,
): Promise<SaleInFull> {
  const { reference } = wanted;
  const seller = await readSelling(context, reseller);
  const { topup, made } = await makeSale(context, {
    seller,
    by: { client, reference },
    channel: programChannel,
    wanted: { ...wanted, request: requestOf(reseller, wanted) },
  });
  return made ?? readSale(context, reseller, topup);
}
