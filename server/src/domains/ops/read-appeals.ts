import { type Figures, readFigures, readQueue, type Waiting } from '#disputes';
import type { Dispute } from '#payments';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';

export interface StaffAppeals {
  readonly appeals: readonly Waiting[];
  readonly chargebacks: readonly Dispute[];
  readonly figures: Figures;
}

/**
 * What waits for staff, by its clock, and how well we answer. Refuses with `permission_missing`.
 */
export function readAppeals(context: Context, caller: Caller): Promise<StaffAppeals> {
  const permissions = ['appeals.read', 'payments.read'] as const;
  return look(context, caller, { permissions, action: 'appeals.look' }, async () => {
    const [queue, figures] = await Promise.all([readQueue(context), readFigures(context)]);
    return { result: { ...queue, figures } };
  });
}
