import type { Tx } from '#platform/postgres';
import type { FloatLow, SaleFact, SaleRefused, SaleUndone } from '#sales';
import type { NewEvent } from './event.ts';
import { queueEvents } from './queue-events.ts';
import { floatLowData, refusedData, topupData, undoneData } from './sale-data.ts';

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
    (one): NewEvent => ({
      owner: one.reseller,
      type: 'topup.failed',
      data: refusedData(one, tx.nowMs),
    }),
  );
  await queueEvents(tx, events);
}

/** Tells partners what was taken off a line again: as they asked themselves, or by our people. */
export async function tellSalesUndone(tx: Tx, undone: readonly SaleUndone[]): Promise<void> {
  const events = undone.filter(isByProgram).map((one): NewEvent => {
    const type = one.isBySeller ? 'topup.refunded' : 'topup.reversed';
    return { owner: one.sale.reseller, type, data: undoneData(one) };
  });
  await queueEvents(tx, events);
}

/** Tells partners that their float has fallen below what they should keep in it. */
export async function tellFloatsLow(tx: Tx, low: readonly FloatLow[]): Promise<void> {
  const events = low.map(
    (one): NewEvent => ({ owner: one.reseller, type: 'float.low', data: floatLowData(one) }),
  );
  await queueEvents(tx, events);
}
