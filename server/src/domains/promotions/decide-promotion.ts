import { isoTime, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { PromotionState } from './promotion.ts';
import { refuse } from './refusals.ts';
import { decidePromotion as decide, lockPromotion } from './store/promotions.ts';

export type Decision = 'activate' | 'refuse' | 'stop';

const ways: Readonly<Record<Decision, { from: PromotionState; to: PromotionState }>> = {
  activate: { from: 'proposed', to: 'active' },
  refuse: { from: 'proposed', to: 'refused' },
  stop: { from: 'active', to: 'stopped' },
};

/**
 * The other two eyes: lets a promotion begin, or not. To stop one takes one alone. Refuses with
 * `permission_missing`, `promotion_unknown`, `promotion_decided` and `second_person_needed`.
 */
export async function decidePromotion(
  context: Context,
  caller: StaffCaller,
  { code, decision }: { readonly code: string; readonly decision: Decision },
): Promise<void> {
  await requireStaff(context, caller, 'promotions.approve', code);
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockPromotion, [code]);
    if (!row) throw refuse.promotion_unknown({ code });
    const { from, to } = ways[decision];
    if (row.state !== from) throw refuse.promotion_decided({ state: row.state });
    if (decision === 'activate') {
      requireSecondPerson(caller, row.proposedBy === null ? null : `stf_${row.proposedBy}`);
    }
    await tx.query(decide, [code, to, uuidOf(caller.session.staff), isoTime(tx.nowMs)]);
    noteAct(tx, caller, `promotion.${decision}`, code, {});
  });
}
