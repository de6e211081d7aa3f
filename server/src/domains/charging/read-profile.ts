import { slotOf, uuidOf, type Zone, type ZoneMask } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readProfileOf } from './store/profiles.ts';

/** What charging knows of a line beside its plan. */
export interface LineProfile {
  /** The zones whose services that want a yes the subscriber has agreed to. */
  readonly optedIn: ZoneMask;
  /** Where the line was seen last; null where it never was. */
  readonly zone: Zone | null;
}

export async function readProfile(context: Context, line: LineId): Promise<LineProfile> {
  const [row] = await context.db.read(readProfileOf, [slotOf(line), uuidOf(line)]);
  return { optedIn: row?.optedIn ?? 0, zone: row?.zone ?? null };
}
