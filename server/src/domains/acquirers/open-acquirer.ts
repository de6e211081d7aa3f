import { hongKongDay, present, slotFor, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type Acquirer, acquirerOf } from './acquirer.ts';
import { insertAcquirers, readAcquirer } from './store/acquirers.ts';

/** The acquirer of a code as it stands; the first time, its first business day is today. */
export async function openAcquirer(context: Context, code: string): Promise<Acquirer> {
  await context.db.transaction(async (tx) => {
    const businessDay = hongKongDay(tx.nowMs);
    const id = uuidOf(context.ids.next('acq', slotFor(code)));
    tx.append(insertAcquirers, { code, id, businessDay, changedAt: tx.nowMs });
  });
  // Where it was known, the row of before stands.
  const [row] = await context.db.read(readAcquirer, [code]);
  return acquirerOf(present(row, 'an acquirer that was just opened'));
}
