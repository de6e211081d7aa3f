import { Fault, isoTime, present } from '#base';
import { partyOf } from '#partners';
import { hkd, instantOrNull } from '#platform/http';
import type { KeptRefusal, ProgramOrder, Sale, SaleInFull, Sent } from '#sales';
import { regionOf } from './present.ts';
import { refuse } from './refusals.ts';

export function presentListed(sale: Sale) {
  return {
    topup: sale.topup,
    reference: present(sale.clientReference, 'the reference of a sale by a program'),
    code: sale.reference,
    state: sale.undoneAt === null ? ('credited' as const) : ('undone' as const),
    number: sale.number,
    region: regionOf(sale.number),
    value: hkd(sale.valueMinor),
    price: hkd(sale.priceMinor),
    commission: hkd(sale.commissionMinor),
    floatAfter: hkd(sale.floatAfterMinor),
    soldAt: isoTime(sale.soldAt),
    undoneAt: instantOrNull(sale.undoneAt),
  };
}

export function presentTopup(sale: SaleInFull) {
  const { maskedOwner: owner, bonusMinor, validUntil, receipt } = sale;
  return { ...presentListed(sale), owner, bonus: hkd(bonusMinor), validUntil, receipt };
}

export function presentOrder(order: ProgramOrder) {
  const { reference, number, state, refusal } = order;
  if (state === 'credited') throw new Fault('an order that is sold is shown as its top-up');
  return {
    reference,
    state,
    number,
    region: regionOf(number),
    value: hkd(order.valueMinor),
    orderedAt: isoTime(order.orderedAt),
    confirmBefore: instantOrNull(order.confirmBefore),
    refusal: refusal && presentRefusal(refusal),
  };
}

function presentRefusal({ code, kind }: KeptRefusal) {
  return { code, party: partyOf(code, kind) };
}

/** Of what was only to be set aside; once it is confirmed, another copy comes too late. */
export function orderIn(sent: Sent): ProgramOrder {
  if ('order' in sent) return sent.order;
  throw refuse.order_confirmed();
}
