import { dayMs, minuteMs, type Refusal, secondMs } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { lockRule, note, saveRule } from './load-rules.ts';
import type { Cause } from './rule.ts';
import { type Told, tellNotMade } from './tell-owner.ts';

interface Refused {
  readonly error: Refusal;
  readonly cause: Cause;
  readonly told: Told;
  readonly isAnew: boolean;
}

/**
 * Refusals that end by themselves: somebody else's payment is under way, or the turn comes later.
 */
const passing: ReadonlySet<string> = new Set([
  'topup_open',
  'topup_twin',
  'mandate_busy',
  'mandate_not_yet',
  'quote_expired',
  'too_many_requests',
]);

/**
 * A top-up that was called for could not be ordered: nothing of it is left. What passes is tried
 * again and not told; of everything else its owner hears why.
 */
export async function refuseOrder(
  context: Context,
  line: LineId,
  { error, cause, told, isAnew }: Refused,
): Promise<void> {
  context.log.info('an automatic top-up was refused', { line, cause, code: error.code });
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state !== 'on') return;
    if (passing.has(error.code)) {
      saveRule(tx, { ...rule, dueAt: tx.nowMs + waitMs(error, tx.nowMs) });
      return;
    }
    note(tx, line, 'refused', { cause, reason: error.code });
    const toldWhy = tellNotMade(
      tx,
      isAnew ? { ...rule, toldWhy: null } : rule,
      told,
      'order_refused',
    );
    // What fails just now comes back; a limit of the line moves with its days.
    const isFailing = error.kind === 'unavailable' || error.code === 'topup_method_unavailable';
    const dueAt = tx.nowMs + (isFailing ? 15 * minuteMs : dayMs);
    saveRule(tx, { ...rule, toldWhy, dueAt });
  });
}

function waitMs({ details }: Refusal, nowMs: number): number {
  const seconds = Number(details['retryAfterSeconds'] ?? 0);
  const opensAt = Date.parse(String(details['opensAt']));
  if (opensAt > nowMs) return opensAt - nowMs;
  return seconds > 0 ? seconds * secondMs : 5 * minuteMs;
}
