import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Appeal } from './appeal.ts';
import { refuse } from './refusals.ts';
import { readEvidenceAt, readEvidenceTimes } from './store/events.ts';

/** That evidence was kept, by the number of the event that it belongs to. */
export interface Kept {
  readonly seq: number;
  readonly takenAt: InstantMs;
}

/** When evidence of an appeal was kept, oldest first; who may see it was asked before. */
export function keptEvidenceOf(context: Context, { id }: Pick<Appeal, 'id'>): Promise<Kept[]> {
  return context.db.read(readEvidenceTimes, [slotOf(id), uuidOf(id)]);
}

/** What was kept then, digits as text. Refuses with `evidence_unknown`. */
export async function keptEvidenceIn(
  context: Context,
  { id }: Pick<Appeal, 'id'>,
  seq: number,
): Promise<Kept & { readonly content: unknown }> {
  const [row] = await context.db.read(readEvidenceAt, [slotOf(id), uuidOf(id), seq]);
  if (!row) throw refuse.evidence_unknown();
  return row;
}
