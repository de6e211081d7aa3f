import { idFrom, type InstantMs } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import type { DeveloperId } from './developer.ts';
import { listDevelopers as list } from './store/developers.ts';

export interface ListedDeveloper {
  readonly id: DeveloperId;
  readonly reseller: ResellerId;
  readonly email: string;
  readonly createdAt: InstantMs;
  /** Whom nothing lets in but another invitation. */
  readonly isDismissed: boolean;
}

const most = 500;

/** Who signs in to the portal, the newest first. */
export async function listDevelopers(
  context: Context,
  caller: StaffCaller,
): Promise<ListedDeveloper[]> {
  await requireStaff(context, caller, 'developers.read');
  const rows = await context.db.read(list, [most]);
  return rows.map(({ id, reseller, email, createdAt, dismissedAt }) => ({
    id: idFrom('dev', id),
    reseller: idFrom('rsl', reseller),
    email,
    createdAt,
    isDismissed: dismissedAt !== null,
  }));
}
