import { slotOf, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { readOperators } from './store/people.ts';
import { readReseller, readTills } from './store/resellers.ts';

export interface ShopPeople {
  readonly tills: readonly {
    readonly number: number;
    readonly label: string;
    readonly isStopped: boolean;
  }[];
  readonly people: readonly {
    readonly login: string;
    readonly name: string;
    readonly isSupervisor: boolean;
    readonly isStopped: boolean;
  }[];
}

/**
 * The tills of a shop and who stands at them, each with whether it is stopped. Refuses with
 * `permission_missing` and `reseller_unknown`.
 */
export async function listShopPeople(
  context: Context,
  caller: StaffCaller,
  reseller: ResellerId,
): Promise<ShopPeople> {
  await requireStaff(context, caller, 'floats.read', reseller);
  const key = [slotOf(reseller), uuidOf(reseller)] as const;
  const [[known], tills, people] = await Promise.all([
    context.db.read(readReseller, [...key]),
    context.db.read(readTills, [...key]),
    context.db.read(readOperators, [...key]),
  ]);
  if (!known) throw refuse.reseller_unknown();
  return {
    tills: tills.map(({ number, label, isClosed: isStopped }) => ({ number, label, isStopped })),
    people: people.map(({ login, name, isSupervisor, isSuspended: isStopped }) => {
      return { login, name, isSupervisor, isStopped };
    }),
  };
}
