import type { agentRoutes } from '@lowu/contract/agent';
import type { FastifyRequest } from 'fastify';
import { type PhoneNumber, parsePhoneNumber, uuidOf } from '#base';
import { planOf, readCatalog } from '#catalog';
import { hkd, idempotencyKeyOf } from '#platform/http';
import { fingerprintOf, type Request } from '#platform/idempotency';
import type { TillVisit } from '#resellers';
import {
  answerSale,
  echoReceiver,
  listSales,
  nextPage,
  placeFrom,
  placeOfNow,
  readSale,
  readSaleTerms,
  readTodaysTotals,
  saleChannel,
  sellTopup,
  undoSale,
} from '#sales';
import type { Receiver, TopupId } from '#topups';
import type { AgentChannel, TillCall } from './channel.ts';
import { presentListed, presentSale } from './present-sale.ts';
import { refuse } from './refusals.ts';
import { presentFloat } from './session.ts';

type Routes = typeof agentRoutes;

export async function handleEcho(
  { context }: AgentChannel,
  { body, who }: TillCall<Routes['echoReceiver']>,
) {
  const receiver = await echoReceiver(context, who.seller.reseller, body);
  const { number, maskedOwner, plan } = receiver;
  const offer = await offerTo(context, who, receiver, body);
  return { number, maskedOwner, plan: planOf(await readCatalog(context), plan).name, offer };
}

interface Wished {
  readonly amountMinor?: number;
  readonly promotionCode?: string;
}

/** What the customer is shown before paying; the sale is made for no more. */
async function offerTo(
  context: AgentChannel['context'],
  { seller }: TillVisit,
  receiver: Receiver,
  { amountMinor, promotionCode }: Wished,
) {
  if (amountMinor === undefined) return null;
  const terms = await readSaleTerms(context, seller, receiver, {
    channel: saleChannel,
    valueMinor: BigInt(amountMinor),
    typedCode: codeOf(promotionCode),
  });
  return {
    price: hkd(terms.value - terms.discount),
    bonus: hkd(terms.bonus),
    promotions: terms.promotions.map((part) => {
      return { kind: part.kind, name: part.name, amount: hkd(part.amountMinor) };
    }),
    codeOutcome: terms.codeOutcome,
  };
}

function codeOf(typed: string | undefined): string | null {
  return typed?.toUpperCase() ?? null;
}

/**
 * The PIN is not part of what a key stands for: whoever corrects it sends the same sale, and no
 * table keeps anything that is made of it. Nor is a code: it changes the price of the same sale.
 */
function requestOf(
  request: FastifyRequest,
  { seller }: TillVisit,
  body: { readonly number: string; readonly amountMinor: number },
): { readonly request: Request; readonly number: PhoneNumber } {
  const number = parsePhoneNumber(body.number);
  if (!number) throw refuse.sale_number_impossible();
  const fingerprint = fingerprintOf(`${number} ${body.amountMinor}`);
  const caller = uuidOf(seller.reseller);
  return { request: { caller, key: idempotencyKeyOf(request), fingerprint }, number };
}

export async function handleSell(
  { context }: AgentChannel,
  { body, who, request }: TillCall<Routes['sellTopup']>,
) {
  const { pin, amountMinor, priceMinor, isTwinIntended = false, fix } = body;
  const sale = await sellTopup(context, who, {
    ...requestOf(request, who, body),
    valueMinor: BigInt(amountMinor),
    pin,
    fix,
    isTwinIntended,
    typedCode: codeOf(body.promotionCode) ?? undefined,
    priceMinor: priceMinor === undefined ? undefined : BigInt(priceMinor),
  });
  return presentSale(sale, who.seller);
}

export async function handleAnswer(
  channel: AgentChannel,
  { body, who, request }: TillCall<Routes['answerSale']>,
) {
  const { context } = channel;
  const { sale, why } = await answerSale(context, who, requestOf(request, who, body).request);
  const float = await presentFloat(channel, who.seller);
  return { sale: sale && presentSale(sale, who.seller), why, float };
}

const pageSize = 20;

export async function handleList(
  channel: AgentChannel,
  { query, who }: TillCall<Routes['listSales']>,
) {
  const { context } = channel;
  const { reseller } = who.seller;
  const from = (query.cursor && placeFrom(query.cursor)) || placeOfNow(context);
  const [sales, totals, float] = await Promise.all([
    listSales(context, reseller, from, pageSize),
    readTodaysTotals(context, reseller),
    presentFloat(channel, who.seller),
  ]);
  return {
    sales: sales.map(presentListed),
    cursor: nextPage(sales, pageSize, ({ topup }) => topup),
    today: totals.map(({ till, sales: count, valueMinor, priceMinor, commissionMinor }) => ({
      till,
      sales: count,
      value: hkd(valueMinor),
      price: hkd(priceMinor),
      commission: hkd(commissionMinor),
    })),
    float,
  };
}

export async function handleRead(
  { context }: AgentChannel,
  { params, who }: TillCall<Routes['readSale']>,
) {
  const sale = await readSale(context, who.seller.reseller, params.topup as TopupId);
  return presentSale(sale, who.seller);
}

export async function handleUndo(
  { context }: AgentChannel,
  { params, body, who }: TillCall<Routes['undoSale']>,
) {
  const sale = await undoSale(context, who, { topup: params.topup as TopupId, ...body });
  return presentSale(sale, who.seller);
}
