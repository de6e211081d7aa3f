import type { partnerRoutes } from '@lowu/contract/partner';
import { type Id, idFrom, isoTime, present } from '#base';
import { instantOrNull } from '#platform/http';
import {
  listSalesPage,
  readSale,
  readSaleByReference,
  type Sale,
  type SaleInFull,
  type SalePlace,
  sellByProgram,
} from '#sales';
import type { PartnerCall, PartnerChannel } from './channel.ts';
import { hkd, regionOf } from './present.ts';

type Routes = typeof partnerRoutes;

const usualPage = 50;

export async function handleSend(
  { context }: PartnerChannel,
  { body, who }: PartnerCall<Routes['sendTopup']>,
) {
  const { reference, number, amountMinor, isTwinIntended = false } = body;
  const valueMinor = BigInt(amountMinor);
  const wanted = { reference, number, valueMinor, isTwinIntended };
  return presentTopup(await sellByProgram(context, who.client, wanted));
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
  { params, who }: PartnerCall<Routes['readTopupByReference']>,
) {
  const { reference } = params;
  return presentTopup(await readSaleByReference(context, who.client.reseller, reference));
}

export async function handleList(
  { context }: PartnerChannel,
  { query, who }: PartnerCall<Routes['listTopups']>,
) {
  const limit = query.limit === undefined ? usualPage : Number(query.limit);
  const place = placeOf(query.cursor, context.clock.now());
  const sales = await listSalesPage(context, who.client.reseller, place, limit);
  const last = sales.at(-1);
  return {
    topups: sales.map(presentListed),
    cursor: last && sales.length === limit ? cursorOf(last) : null,
  };
}

/** Behind everything that there can be by now, unless a page says where it ended. */
function placeOf(cursor: string | undefined, nowMs: number): SalePlace {
  const [soldAt, topup] = cursor?.split('-') ?? [];
  const ofNow = { soldAt: nowMs + 1, topup: idFrom('top', 'f'.repeat(32)) };
  if (soldAt === undefined || topup === undefined) return ofNow;
  return { soldAt: Math.min(Number(soldAt), ofNow.soldAt), topup: idFrom('top', topup) };
}

function cursorOf({ soldAt, topup }: SalePlace): string {
  return `${soldAt}-${topup.slice(4)}`;
}

function presentListed(sale: Sale) {
  return {
    topup: sale.topup,
    reference: present(sale.clientReference, 'the reference of a sale by a program'),
    code: sale.reference,
    state: sale.undoneAt === null ? ('credited' as const) : ('undone' as const),
    number: sale.number,
    region: regionOf(sale.number),
    value: hkd(sale.valueMinor),
    commission: hkd(sale.commissionMinor),
    floatAfter: hkd(sale.floatAfterMinor),
    soldAt: isoTime(sale.soldAt),
    undoneAt: instantOrNull(sale.undoneAt),
  };
}

function presentTopup(sale: SaleInFull) {
  const { maskedOwner: owner, bonusMinor, validUntil, receipt } = sale;
  return { ...presentListed(sale), owner, bonus: hkd(bonusMinor), validUntil, receipt };
}
