import { homeCountryOf, type InstantMs, isoTime, type PhoneNumber } from '#base';
import { partyOf } from '#partners';
import type { FloatLow, Sale, SaleFact, SaleRefused, SaleUndone } from '#sales';

/** What is told of a sale, and nothing that only we know. */
interface Told extends Pick<SaleFact, 'receipt'> {
  readonly sale: Pick<
    Sale,
    | 'topup'
    | 'clientReference'
    | 'reference'
    | 'number'
    | 'valueMinor'
    | 'priceMinor'
    | 'commissionMinor'
    | 'floatAfterMinor'
    | 'soldAt'
    | 'undoneAt'
  >;
}

function hkd(amountMinor: bigint) {
  return { amountMinor: Number(amountMinor), currency: 'HKD' };
}

function regionOf(number: PhoneNumber) {
  return homeCountryOf(number) ?? 'other';
}

/** As the partners' channel presents a top-up, so that one piece of code reads both. */
export function topupData({ sale, receipt }: Told) {
  return {
    topup: sale.topup,
    reference: sale.clientReference,
    code: sale.reference,
    state: sale.undoneAt === null ? 'credited' : 'undone',
    number: sale.number,
    region: regionOf(sale.number),
    value: hkd(sale.valueMinor),
    price: hkd(sale.priceMinor),
    commission: hkd(sale.commissionMinor),
    floatAfter: hkd(sale.floatAfterMinor),
    soldAt: isoTime(sale.soldAt),
    undoneAt: sale.undoneAt === null ? null : isoTime(sale.undoneAt),
    receipt,
  };
}

export function undoneData(undone: Told & Pick<SaleUndone, 'floatMinor'>) {
  return { ...topupData(undone), float: hkd(undone.floatMinor) };
}

type Refused = Omit<SaleRefused, 'reseller'>;

/** With the state that an order would have, so that every event of a top-up has one and a time. */
export function refusedData(
  { reference, number, valueMinor, code, kind, details }: Refused,
  refusedAt: InstantMs,
) {
  return {
    reference,
    state: 'refused',
    number,
    region: regionOf(number),
    value: hkd(valueMinor),
    refusedAt: isoTime(refusedAt),
    refusal: { code, party: partyOf(code, kind), details },
  };
}

export function floatLowData({ floatMinor, thresholdMinor }: Omit<FloatLow, 'reseller'>) {
  return { float: hkd(floatMinor), threshold: hkd(thresholdMinor) };
}
