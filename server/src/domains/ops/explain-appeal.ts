import {
  type Appeal,
  type Attachment,
  attachmentsOf,
  clockRules,
  type Evidence,
  gatherEvidence,
  isLate,
  isNear,
  isOver,
  type JudgedAuthority,
  type Macro,
  macrosFor,
  nextDeadline,
  readAloneLeft,
  readAnyAppeal,
  type ReadAppeal,
  readSheet,
  readTold,
} from '#disputes';
import type { InstantMs } from '#base';
import { moneyWords } from '#notifications';
import type { Context } from '#platform/context';
import { type Caller, look } from './look.ts';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

/** An appeal with all that answers it, on one page. */
export interface ExplainedAppeal extends ReadAppeal {
  readonly dueAt: InstantMs;
  readonly isLate: boolean;
  readonly isNear: boolean;
  readonly topup: StaffTopup | null;
  readonly evidence: Evidence;
  readonly attachments: readonly Attachment[];
  readonly sheet: readonly JudgedAuthority[];
  readonly macros: readonly Macro[];
  /** Whether there is a number or an address at which the person can be told anything. */
  readonly canBeTold: boolean;
  /** How much goodwill who looks may give alone in one answer, in minor units of HKD. */
  readonly aloneLeftMinor: bigint;
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
    const [evidence, attachments, sheet, aloneLeftMinor, told] = await Promise.all([
      gatherEvidence(context, appeal),
      attachmentsOf(context, appeal),
      readSheet(context, appeal),
      readAloneLeft(context, appeal, caller.session.staff),
      readTold(context, appeal.raisedBy),
    ]);
    const { topup } = evidence;
    const value = moneyWords({ amountMinor: appeal.stakeMinor, currency: 'HKD' });
    const macros = macrosFor(appeal.kind, {
      number: appeal.number,
      value,
      ...(topup ? { reference: topup.reference } : {}),
    });
    const result = {
      ...read,
      ...clocksOf(context, appeal),
      topup: topup && staffTopupOf(caller, topup),
      evidence,
      attachments,
      sheet,
      macros,
      canBeTold: told !== undefined,
      aloneLeftMinor,
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
