import type { hallRoutes } from '@lowu/contract/hall';
import type { Static } from 'typebox';
import { isoTime, maskPhoneNumber, toNumber } from '#base';
import { hkd, instantOrNull } from '#platform/http';
import { groupReceiptCode } from '#receipts';
import type { CounterSale, CounterSaleInFull, Tender } from '#tills';

type Presented = Static<(typeof hallRoutes)['readCounterSale']['answer']>;
type Listed = Omit<
  Presented,
  'place' | 'maskedOwner' | 'bonus' | 'validUntil' | 'receipt' | 'undoBefore'
>;

export function presentListedSale(sale: CounterSale): Listed {
  const { topup, till, reference, number } = sale;
  return {
    topup,
    till,
    reference,
    number,
    maskedNumber: maskPhoneNumber(number),
    value: hkd(sale.valueMinor),
    tender: presentTender(sale.tender),
    soldAt: isoTime(sale.soldAt),
    undoneAt: instantOrNull(sale.undoneAt),
  };
}

export function tenderFrom(said: Presented['tender']): Tender {
  if (said.kind === 'card') return said;
  return { kind: said.kind, handedMinor: BigInt(said.handedMinor) };
}

export function presentTender(tender: Tender): Presented['tender'] {
  if (tender.kind === 'card') return tender;
  return { kind: tender.kind, handedMinor: toNumber(tender.handedMinor) };
}

export function presentCounterSale(sale: CounterSaleInFull): Presented {
  const { place, maskedOwner, validUntil, receipt } = sale;
  return {
    ...presentListedSale(sale),
    place,
    maskedOwner,
    bonus: hkd(sale.bonusMinor),
    validUntil,
    receipt: groupReceiptCode(receipt),
    undoBefore: isoTime(sale.undoBefore),
  };
}
