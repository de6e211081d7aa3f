import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AppealId } from './appeal.ts';
import type { Evidence } from './evidence.ts';
import { readEvidence } from './store/events.ts';

type Kept = NonNullable<Evidence['charge']>;

/** Digits are kept as text, since JSON's numbers are floats. */
const counts = [
  'usedUnits',
  'countedUnits',
  'packUnits',
  'amountMinor',
  'uncollectedMinor',
] as const satisfies readonly (keyof Kept)[];

/**
 * A charge as it was when somebody appealed about it, which is what it is: charges never change.
 * Null once time has taken the evidence away.
 */
export async function keptCharge(context: Context, id: AppealId): Promise<Kept | null> {
  const [first] = await context.db.read(readEvidence, [slotOf(id), uuidOf(id)]);
  const written = (first?.content as { readonly charge?: Record<string, unknown> | null })?.charge;
  if (!written) return null;
  const read = counts.map((name) => [name, BigInt(String(written[name]))] as const);
  return { ...written, ...Object.fromEntries(read) } as unknown as Kept;
}
