import { type Language, parsePhoneNumber, slotOf, uuidOf } from '#base';
import { recordAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { isPrintableLine } from './printable-line.ts';
import { refuse } from './refusals.ts';
import { requireTier } from './require-tier.ts';
import type { ResellerId } from './reseller.ts';
import { changeReseller as change } from './store/resellers.ts';

/** What is not given stays as it is. */
export interface ResellerChange {
  readonly reseller: ResellerId;
  readonly name?: string | undefined;
  readonly tier?: string | undefined;
  /** Where it is told of each sale, as it was typed; null where it is not told any more. */
  readonly number?: string | null | undefined;
  readonly language?: Language | undefined;
}

/**
 * Changes what a reseller is called, what it may sell and earn, and where it is told, from the next
 * sale on: receipts of before keep what they say. The command line has no caller. Refuses with
 * `permission_missing`, `reseller_unknown`, `reseller_invalid` and `tier_unknown`.
 */
export async function changeReseller(
  context: Context,
  caller: StaffCaller | undefined,
  { reseller, name, tier, number: typed, language }: ResellerChange,
): Promise<void> {
  if (caller) await requireStaff(context, caller, 'resellers.change', reseller);
  if (name !== undefined && !isPrintableLine(name, 100)) {
    throw refuse.reseller_invalid({ what: 'name' });
  }
  const number = typeof typed === 'string' ? parsePhoneNumber(typed) : null;
  if (number === undefined) throw refuse.reseller_invalid({ what: 'number' });
  await context.db.transaction(async (tx) => {
    if (tier !== undefined) await requireTier(tx, tier);
    const given = [name ?? null, tier ?? null, typed !== undefined, number, language ?? null];
    const [row] = await tx.query(change, [slotOf(reseller), uuidOf(reseller), ...given]);
    if (!row) throw refuse.reseller_unknown();
    recordAct(tx, {
      actor: caller ? { kind: 'staff', id: caller.session.staff } : context.actor,
      action: 'reseller.change',
      subject: reseller,
      outcome: 'done',
      ip: caller?.ip ?? null,
      details: { name: row.name, tier: row.tier, language: row.language },
    });
  });
}
