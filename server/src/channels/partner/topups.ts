import type { partnerRoutes } from '@lowu/contract/partner';
import type { FastifyReply } from 'fastify';
import type { Id } from '#base';
import {
  cancelOrder,
  confirmOrder,
  orderByProgram,
  type ProgramSale,
  readSale,
  readSentByReference,
  salesSettings,
  sendByProgram,
  type Sent,
  undoByProgram,
} from '#sales';
import type { PartnerCall, PartnerChannel } from './channel.ts';
import { presentPage } from './present-books.ts';
import { orderIn, presentOrder, presentTopup } from './present-topup.ts';
import { requireNumber } from './require-number.ts';
import { waitFrom } from './wait-from.ts';

type Routes = typeof partnerRoutes;

export async function handleSend(
  { context }: PartnerChannel,
  { body, who, request, reply }: PartnerCall<Routes['sendTopup']>,
) {
  const longestMs = context.settings().get(salesSettings.sendDeadlineMs);
  const { waitMs, applied } = waitFrom(request.headers['prefer'], longestMs);
  if (applied !== undefined) void reply.header('preference-applied', applied);
  const sent = await sendByProgram(context, who.client, saleIn(body), waitMs);
  return presentSent(reply, sent);
}

export async function handleOrder(
  { context }: PartnerChannel,
  { body, who }: PartnerCall<Routes['orderTopup']>,
) {
  const sent = await orderByProgram(context, who.client, saleIn(body), { isHeld: true });
  return presentOrder(orderIn(sent));
}

export async function handleConfirm(
  { context }: PartnerChannel,
  { params, who }: PartnerCall<Routes['confirmOrder']>,
) {
  return presentTopup(await confirmOrder(context, who.client.reseller, params.reference));
}

export async function handleCancel(
  { context }: PartnerChannel,
  { params, who }: PartnerCall<Routes['cancelOrder']>,
) {
  return presentOrder(await cancelOrder(context, who.client.reseller, params.reference));
}

type Wanted = PartnerCall<Routes['sendTopup']>['body'];

function saleIn(body: Wanted): ProgramSale {
  const { reference, number, amountMinor, isTwinIntended = false, mostMinor } = body;
  const typedCode = body.promotionCode?.toUpperCase();
  const priceMinor = mostMinor === undefined ? undefined : BigInt(mostMinor);
  return {
    reference,
    number: requireNumber(number),
    valueMinor: BigInt(amountMinor),
    isTwinIntended,
    typedCode,
    priceMinor,
  };
}

/** 202 where it is not sold, so that a program need not read further to know. */
function presentSent(reply: FastifyReply, sent: Sent) {
  if ('sale' in sent) return presentTopup(sent.sale);
  void reply.code(202);
  if (sent.order.state === 'accepted') void reply.header('retry-after', '2');
  return presentOrder(sent.order);
}

export async function handleRead(
  { context }: PartnerChannel,
  { params, who }: PartnerCall<Routes['readTopup']>,
) {
  const topup = params.topup as Id<'top'>;
  return presentTopup(await readSale(context, who.client.reseller, topup));
}

export async function handleReadByReference(
  { context }: PartnerChannel,
  { params, who, reply }: PartnerCall<Routes['readTopupByReference']>,
) {
  const { reference } = params;
  return presentSent(reply, await readSentByReference(context, who.client.reseller, reference));
}

export async function handleUndo(
  { context }: PartnerChannel,
  { params, who }: PartnerCall<Routes['undoTopup']>,
) {
  const topup = params.topup as Id<'top'>;
  return presentTopup(await undoByProgram(context, who.client, topup, who.ip));
}

export async function handleList(
  { context }: PartnerChannel,
  { query, who }: PartnerCall<Routes['listTopups']>,
) {
  return presentPage(context, who.client.reseller, query);
}
