import { parsePhoneNumber } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { createReseller, type NewReseller } from './create-reseller.ts';
import { refuse } from './refusals.ts';
import { isPrintableLine, mostTills } from './printable-line.ts';
import { requireTier } from './require-tier.ts';
import type { ResellerId } from './reseller.ts';

export interface ResellerToOpen extends Omit<NewReseller, 'number'> {
  /** As it was typed. */
  readonly number?: string;
}

/**
 * Opens a shop or a chain with an empty float: stock comes by two people. The command line has no
 * caller. Refuses with `permission_missing`, `reseller_invalid`, `tier_unknown` and
 * `reseller_unknown`.
 */
export async function openReseller(
  context: Context,
  caller: StaffCaller | undefined,
  { number: typed, ...given }: ResellerToOpen,
): Promise<ResellerId> {
  if (caller) await requireStaff(context, caller, 'resellers.change');
  const number = typed === undefined ? undefined : parsePhoneNumber(typed);
  const isWrong = typed !== undefined && !number;
  const what = isWrong ? 'number' : flawOf(given);
  if (what !== undefined) throw refuse.reseller_invalid({ what });
  return context.db.transaction(async (tx) => {
    await requireTier(tx, given.tier);
    const id = await createReseller(tx, { ...given, ...(number ? { number } : {}) });
    if (caller) noteAct(tx, caller, 'reseller.open', id, { kind: given.kind, tier: given.tier });
    return id;
  });
}

/** What is wrong with it, in one word. */
function flawOf({ kind, name, parent, sharesFloat, tills }: Omit<NewReseller, 'number'>) {
  if (kind !== 'agent' && kind !== 'chain') return 'kind';
  if (!isPrintableLine(name, 100)) return 'name';
  if (kind === 'chain' && parent !== undefined) return 'parent';
  if (sharesFloat === true && parent === undefined) return 'float';
  const areTills = tills.length > 0 && tills.length <= mostTills;
  return areTills && tills.every((till) => isPrintableLine(till, 40)) ? undefined : 'tills';
}
