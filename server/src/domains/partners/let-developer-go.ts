import { uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { DeveloperId } from './developer.ts';
import { dismissIn } from './dismissal.ts';

/**
 * What `dismissDeveloper` does, wanted by one member of staff: to shut somebody out waits for
 * nobody, and to let them in again takes two. Refuses with `permission_missing` and
 * `developer_unknown`.
 */
export async function letDeveloperGo(
  context: Context,
  caller: StaffCaller,
  { developer, why }: { readonly developer: DeveloperId; readonly why: string },
): Promise<void> {
  await requireStaff(context, caller, 'developers.propose', developer);
  await context.db.transaction(async (tx) => {
    const reseller = await dismissIn(tx, uuidOf(developer));
    noteAct(tx, caller, 'developer.dismiss', developer, { reseller, why });
  });
}
