import { uuidOf } from '#base';
import { recordAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { checkPromotion } from './check-promotion.ts';
import type { NewPromotion } from './promotion.ts';
import { refuse } from './refusals.ts';
import { insertPromotions, lockPromotion } from './store/promotions.ts';

/**
 * The first of the four eyes: nothing is given until somebody else agrees. The command line has no
 * caller, and so only ever proposes. Refuses with `permission_missing`, `promotion_invalid`,
 * `promotion_too_deep` and `promotion_exists`.
 */
export async function proposePromotion(
  context: Context,
  caller: StaffCaller | undefined,
  wanted: NewPromotion,
): Promise<void> {
  const { code, name, rule, budgetMinor: budget } = wanted;
  if (caller) await requireStaff(context, caller, 'promotions.propose', code);
  checkPromotion(wanted, context.settings());
  await context.db.transaction(async (tx) => {
    const [before] = await tx.query(lockPromotion, [code]);
    if (before) throw refuse.promotion_exists({ code });
    tx.append(insertPromotions, {
      code,
      name,
      rule,
      budget,
      pool: budget,
      state: 'proposed',
      proposedBy: caller ? uuidOf(caller.session.staff) : null,
      proposedAt: tx.nowMs,
    });
    const actor = caller ? ({ kind: 'staff', id: caller.session.staff } as const) : context.actor;
    const details = { budgetMinor: budget.toString() };
    const act = { actor, action: 'promotion.propose', subject: code, outcome: 'done' } as const;
    recordAct(tx, { ...act, ip: caller?.ip ?? null, details });
  });
}
