import { fetchBill } from '#payments';
import type { Context } from '#platform/context';
import { billedBy } from './billed-by.ts';
import type { DayKey } from './day.ts';
import type { GivenBill } from './given-bill.ts';
import { type ImportedBill, importBill } from './import-bill.ts';
import { type DayReport, loadDay } from './load-day.ts';
import { matchDay } from './match-day.ts';
import type { OnProgress } from './progress.ts';
import { refuse } from './refusals.ts';

/**
 * Reconciles a day at once, by hand: with the file given, by whoever works at the machine unless a
 * member of staff is named, or with the one that the provider gives out, for whom it is. A day
 * whose bill is there already is matched again. Refuses as `importBill` does, and with
 * `bill_unavailable` where the provider has none.
 */
export async function reconcileDay(
  context: Context,
  { file, by, ...key }: DayKey & Partial<GivenBill>,
  onProgress: OnProgress,
): Promise<DayReport & { readonly imported: ImportedBill }> {
  const billed = await billedBy(context, key.connector);
  const given = file
    ? { file, by: by ?? ('operator' as const) }
    : { file: await fetched(context, key), ...(by ? { fetchedBy: by } : {}) };
  const imported = await importBill(context, { ...key, ...given }, onProgress);
  if (imported === 'known') await matchDay(context, billed, key, onProgress);
  return { ...(await loadDay(context, key)), imported };
}

async function fetched(context: Context, { connector, day }: DayKey): Promise<Buffer> {
  const answer = await fetchBill(context, connector, day);
  if (answer.kind === 'bill') return answer.file;
  const why = answer.kind === 'none' ? 'there is none' : answer.reason;
  throw refuse.bill_unavailable({ why });
}
