import {
  type Appeal,
  clockRules,
  type Evidence,
  type ForStaff,
  gatherEvidence,
  isLate,
  isNear,
  isOver,
  nextDeadline,
  readAnyAppeal,
  type ReadAppeal,
  readForStaff,
} from '#disputes';
import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

/** An appeal with all that answers it, on one page. */
export interface ExplainedAppeal extends ReadAppeal, ForStaff {
  readonly dueAt: InstantMs;
  readonly isLate: boolean;
  readonly isNear: boolean;
  readonly topup: StaffTopup | null;
  readonly evidence: Evidence;
}

/** Refuses with `permission_missing` and `appeal_unknown`. */
export function explainAppeal(
  context: Context,
  caller: Caller,
  number: string,
): Promise<ExplainedAppeal> {
  const permissions = ['appeals.read', 'topups.read', 'payments.read'] as const;
  return look(context, caller, { permissions, action: 'appeal.look' }, async () => {
    const read = await readAnyAppeal(context, number);
    const { appeal } = read;
    const evidence = await gatherEvidence(context, appeal);
    const { topup } = evidence;
    const result = {
      ...read,
      ...(await readForStaff(context, appeal, evidence, caller.session.staff)),
      ...clocksOf(context, appeal),
      topup: topup && staffTopupOf(caller, topup),
      evidence,
    };
    return { result, subject: appeal.id };
  });
}

/** An answer that came late stays so; of one that was withdrawn nothing is due any more. */
function clocksOf(context: Context, appeal: Appeal) {
  const [nowMs, rules] = [context.clock.now(), clockRules(context.settings())];
  return {
    dueAt: nextDeadline(appeal, rules),
    isLate: appeal.state !== 'withdrawn' && isLate(appeal, nowMs),
    isNear: !isOver(appeal.state) && isNear(appeal, nowMs, rules),
  };
}
