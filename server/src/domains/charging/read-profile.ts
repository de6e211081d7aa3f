import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { type LineProfile, profileOfRow } from './profile.ts';
import { readProfileOf } from './store/profiles.ts';

export async function readProfile(context: Context, line: LineId): Promise<LineProfile> {
  const [row] = await context.db.readBy(readProfileOf, { slot: slotOf(line), line: uuidOf(line) });
  return profileOfRow(row);
}
