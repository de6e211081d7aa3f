import { homeCountryOf, isoTime, type PhoneNumber } from '#base';
import type { Tx } from '#platform/postgres';
import type { FloatLow, SaleFact, SaleRefused, SaleUndone } from '#sales';
import type { NewEvent } from './event.ts';
import { queueEvents } from './queue-events.ts';

function hkd(amountMinor: bigint) {
  return { amountMinor: Number(amountMinor), currency: 'HKD' };
}

function regionOf(number: PhoneNumber) {
  return homeCountryOf(number) ?? 'other';
}

/** As the partners' channel presents a top-up, so that one piece of code reads both. */
function topupData({ sale, receipt }: SaleFact) {
  return {
    topup: sale.topup,
    reference: sale.clientReference,
    code: sale.reference,
    state: sale.undoneAt === null ? 'credited' : 'undone',
    number: sale.number,
    region: regionOf(sale.number),
    value: hkd(sale.valueMinor),
    commission: hkd(sale.commissionMinor),
    floatAfter: hkd(sale.floatAfterMinor),
    soldAt: isoTime(sale.soldAt),
    undoneAt: sale.undoneAt === null ? null : isoTime(sale.undoneAt),
    receipt,
  };
}

/** Only programs have a reference and somewhere to be told. */
function isByProgram({ sale }: SaleFact): boolean {
  return sale.client !== null;
}

/** Tells partners what their programs have sold. */
export async function tellSalesMade(tx: Tx, sales: readonly SaleFact[]): Promise<void> {
  const events = sales.filter(isByProgram).map(
    (made): NewEvent => ({
      owner: made.sale.reseller,
      type: 'topup.completed',
      data: topupData(made),
    }),
  );
  await queueEvents(tx, events);
}

/** Tells partners what was refused under a reference for good: also who lost the answer learns. */
export async function tellSalesRefused(tx: Tx, refused: readonly SaleRefused[]): Promise<void> {
  const events = refused.map(
    ({ reseller, reference, number, valueMinor, code, details }): NewEvent => ({
      owner: reseller,
      type: 'topup.failed',
      data: {
        reference,
        number,
        region: regionOf(number),
        value: hkd(valueMinor),
        refusal: { code, details },
      },
    }),
  );
  await queueEvents(tx, events);
}

/** Tells partners what was taken off a line again: as they asked themselves, or by our people. */
export async function tellSalesUndone(tx: Tx, undone: readonly SaleUndone[]): Promise<void> {
  const events = undone.filter(isByProgram).map((one): NewEvent => {
    const type = one.isBySeller ? 'topup.refunded' : 'topup.reversed';
    const float = hkd(one.floatMinor);
    return { owner: one.sale.reseller, type, data: { ...topupData(one), float } };
  });
  await queueEvents(tx, events);
}

/** Tells partners that their float has fallen below what they should keep in it. */
export async function tellFloatsLow(tx: Tx, low: readonly FloatLow[]): Promise<void> {
  const events = low.map(
    ({ reseller, floatMinor, thresholdMinor }): NewEvent => ({
      owner: reseller,
      type: 'float.low',
      data: { float: hkd(floatMinor), threshold: hkd(thresholdMinor) },
    }),
  );
  await queueEvents(tx, events);
}
