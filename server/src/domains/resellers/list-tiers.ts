import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readTiers } from './store/resellers.ts';
import type { Tier } from './tier.ts';

/**
 * What resellers of each tier may sell and earn. The command line has no caller. Refuses with
 * `permission_missing`.
 */
export async function listTiers(
  context: Context,
  caller: StaffCaller | undefined,
): Promise<readonly Tier[]> {
  if (caller) await requireStaff(context, caller, 'floats.read');
  return context.db.read(readTiers, []);
}
