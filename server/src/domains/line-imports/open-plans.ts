import { idFrom, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { openPlan } from '#packs';
import type { ImportId } from './import.ts';
import { readMade } from './store.ts';

/** Begins the plans of the lines behind a row; where one has begun, nothing changes. */
export async function openPlans(context: Context, id: ImportId, after: number): Promise<void> {
  const made = await context.db.read(readMade, [uuidOf(id), Math.max(0, after)]);
  for (const { line } of made) await openPlan(context, idFrom('lin', line));
}
