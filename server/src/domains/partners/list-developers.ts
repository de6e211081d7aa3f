import { idFrom, type InstantMs, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { type DeveloperId, normalEmail } from './developer.ts';
import { listDevelopers as list } from './store/developers.ts';

export interface ListedDeveloper {
  readonly id: DeveloperId;
  readonly reseller: ResellerId;
  readonly email: string;
  readonly createdAt: InstantMs;
  /** Whom nothing lets in but another invitation. */
  readonly isDismissed: boolean;
}

interface Wanted {
  /** Part of an address, or undefined for all. */
  readonly search?: string | undefined;
  /** Whose developers are found as well, whatever their addresses. */
  readonly resellers: readonly ResellerId[];
  readonly before?: DeveloperId | undefined;
}

const most = 100;

/** Who signs in to the portal, the newest first, and where those before these begin. */
export async function listDevelopers(
  context: Context,
  caller: StaffCaller,
  { search, resellers, before }: Wanted,
): Promise<{ developers: ListedDeveloper[]; before: DeveloperId | null }> {
  await requireStaff(context, caller, 'developers.read');
  const rows = await context.db.read(list, [
    most + 1,
    search === undefined ? null : normalEmail(search),
    resellers.map((reseller) => uuidOf(reseller)),
    before === undefined ? null : uuidOf(before),
  ]);
  const developers = rows
    .slice(0, most)
    .map(({ id, reseller, email, createdAt, dismissedAt }): ListedDeveloper => {
      return {
        id: idFrom('dev', id),
        reseller: idFrom('rsl', reseller),
        email,
        createdAt,
        isDismissed: dismissedAt !== null,
      };
    });
  return { developers, before: rows.length > most ? (developers.at(-1)?.id ?? null) : null };
}
