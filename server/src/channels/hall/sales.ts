import { hallRoutes } from '@lowu/contract/hall';
import type { FastifyRequest } from 'fastify';
import { type PhoneNumber, parsePhoneNumber, uuidOf } from '#base';
import type { StaffCaller } from '#identity';
import { idempotencyKeyOf } from '#platform/http';
import { fingerprintOf, type Request } from '#platform/idempotency';
import { answerCounterSale, readCounterSale, sellOverCounter, undoCounterSale } from '#tills';
import type { TopupId } from '#topups';
import type { AddHallRoute } from './channel.ts';
import { presentCounterSale, tenderFrom } from './present-counter-sale.ts';
import { refuse } from './refusals.ts';

interface Said {
  readonly number: string;
  readonly amountMinor: number;
}

/** What is told of the tender is no part of what a key stands for: it asks about the same sale. */
function requestOf(
  request: FastifyRequest,
  { session }: StaffCaller,
  { number: typed, amountMinor }: Said,
): { readonly request: Request; readonly number: PhoneNumber } {
  const number = parsePhoneNumber(typed);
  if (!number) throw refuse.hall_number_impossible();
  const fingerprint = fingerprintOf(`${number} ${amountMinor}`);
  const caller = uuidOf(session.staff);
  return { request: { caller, key: idempotencyKeyOf(request), fingerprint }, number };
}

/** What is sold over a counter, asked about, printed again and taken back. */
export function addSales(add: AddHallRoute): void {
  add(hallRoutes.sellOverCounter, async ({ context }, { body, caller, request }) => {
    const { amountMinor, isTwinIntended = false } = body;
    const tender = tenderFrom(body.tender);
    const keyed = requestOf(request, caller, body);
    const wanted = { ...keyed, valueMinor: BigInt(amountMinor), tender, isTwinIntended };
    return presentCounterSale(await sellOverCounter(context, caller, wanted));
  });
  add(hallRoutes.answerCounterSale, async ({ context }, { body, caller, request }) => {
    const keyed = requestOf(request, caller, body);
    const { sale, why } = await answerCounterSale(context, caller, keyed.request);
    return { sale: sale && presentCounterSale(sale), why };
  });
  add(hallRoutes.readCounterSale, async ({ context }, { params, caller }) =>
    presentCounterSale(await readCounterSale(context, caller, params.topup as TopupId)),
  );
  add(hallRoutes.undoCounterSale, async ({ context }, { params, caller }) =>
    presentCounterSale(await undoCounterSale(context, caller, params.topup as TopupId)),
  );
}
